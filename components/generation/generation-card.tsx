"use client";

import type { AssetId } from "#lib/domain/id.ts";
import type { GenerationView, RunView } from "#lib/domain/run-view.ts";
import { cancelWords } from "./cancel-words.ts";
import { FailureNote } from "./failure-note.tsx";
import { GenerationActions } from "./generation-actions.tsx";
import { GenerationFacts } from "./generation-facts.tsx";
import { GenerationNotes } from "./generation-notes.tsx";
import { GenerationStage } from "./generation-stage.tsx";
import type { ModelFacts } from "./model-facts.ts";
import { StatusLine } from "./status-line.tsx";
import { UnconfirmedActions } from "./unconfirmed-actions.tsx";

type GenerationCardProps = {
  run: RunView;
  view: GenerationView;
  model: ModelFacts;
  /** The checkbox's name, with " #2" and so on for variations. */
  name: string;
  backdrop: AssetId | null;
  isEager: boolean;
};

/** One result asked of one model: the picture first, everything else in quiet lines under it. */
export function GenerationCard({ run, view, model, name, backdrop, isEager }: GenerationCardProps) {
  const isWaitingAgain = view.status === "queued" || view.status === "running" || view.status === "saving";
  const canceled = cancelWords(view, model.isFree);
  return (
    <article aria-label={name} className="flex min-w-0 flex-col gap-3">
      <GenerationStage {...{ view, model, name, backdrop, isEager }} />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 text-14 font-semibold">{name}</h2>
        <StatusLine status={view.status} />
      </div>
      <GenerationFacts view={view} model={model} />
      {canceled && <p className="text-13 text-quiet">{canceled}</p>}
      {view.status === "unconfirmed" ? (
        <UnconfirmedActions runId={run.id} view={view} model={model} />
      ) : (
        view.failure &&
        view.status !== "done" &&
        view.status !== "canceled" && (
          <FailureNote failure={view.failure} model={model} isWaiting={isWaitingAgain} />
        )
      )}
      <GenerationActions run={run} view={view} model={model} />
      <GenerationNotes view={view} model={model} />
    </article>
  );
}
