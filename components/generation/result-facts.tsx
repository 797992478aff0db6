"use client";

import type { ReactNode } from "react";
import { costText } from "#components/state/cost-text.ts";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { WaitingTime } from "#components/state/waiting-time.tsx";
import type { MemberId } from "#lib/domain/base/id.ts";
import { shortfallText } from "#lib/domain/generation/messages.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { cancelWords } from "./cancel-words.ts";
import { failureSentences } from "./failure-sentences.ts";
import { FailureWords } from "./failure-words.tsx";
import { LastFrame } from "./last-frame.tsx";
import { pictureText, soundText } from "./measured-text.ts";
import { factWords } from "./messages.ts";
import { ResultNotes } from "./result-notes.tsx";
import { resultOf } from "./result-of.ts";
import { UnconfirmedFacts } from "./unconfirmed-facts.tsx";

type ResultFactsProps = { view: GenerationView; model: ModelFacts; snapshot: Snapshot; memberId: MemberId };

/** What came, what it cost and how long it took; what is otherwise than it was asked for; or why nothing came. */
export function ResultFacts({ view, model, snapshot, memberId }: ResultFactsProps) {
  const result = resultOf(view);
  const seed = view.sent?.settings.seed;
  const canceled = cancelWords(view, model.isFree);
  const frame = view.outputs.find(
    ({ role, asset }) => role === "last-frame" && asset.state === "ready",
  )?.asset;
  const facts: readonly [string, ReactNode][] = [
    [
      factWords.clip,
      result &&
        (result.asset.state === "measuring" ? factWords.analysing : pictureText(result.asset.measured)),
    ],
    [factWords.sound, result && result.asset.state !== "measuring" && soundText(result.asset.measured)],
    [factWords.seed, seed !== undefined && seed !== null && String(seed)],
    [factWords.cost, costText(view, model.isFree)],
    [factWords.time, <WaitingTime key="time" view={view} />],
  ];
  return (
    <div className="flex flex-col gap-3 text-13">
      <dl className="tabular grid grid-cols-[5.5rem_minmax(0,1fr)] gap-y-1">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className="contents">
                <dt className="text-quiet">{name}</dt>
                <dd className="wrap-anywhere">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {result?.asset.state === "unreadable" && <p className="text-quiet">{factWords.unreadable}</p>}
      {view.shortfall && <p className="text-quiet">{shortfallText(view.shortfall)}</p>}
      {canceled && <p className="text-quiet">{canceled}</p>}
      {view.status === "unconfirmed" && <UnconfirmedFacts view={view} model={model} />}
      {view.status === "failed" && view.failure && (
        <div className="flex flex-col gap-2">
          <p className="wrap-anywhere">
            {failureSentences(view, view.failure, { model, prompt: snapshot.prompt }).join(" ")}
          </p>
          <FailureWords failure={view.failure} />
        </div>
      )}
      <ResultNotes view={view} snapshot={snapshot} />
      {frame && <LastFrame generationId={view.id} prompt={snapshot.prompt} {...{ memberId, frame }} />}
    </div>
  );
}
