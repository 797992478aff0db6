"use client";

import { useQueries } from "@tanstack/react-query";
import Link from "next/link";
import { useMemo } from "react";
import { Room } from "#components/compare/room.tsx";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { GenerationId, MemberId, ModelId } from "#lib/domain/base/id.ts";
import { promptExcerpt } from "#lib/domain/prompt/prompt-excerpt.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import type { RunView } from "#lib/domain/generation/run-view.ts";
import { runQuery } from "#lib/queries/run-query.ts";
import { clipOf } from "./clip-of.tsx";
import { GenerationDetails } from "#components/generation/generation-details.tsx";
import { generationNames } from "./generation-names.ts";
import { type ModelFacts, unknownModel } from "#components/state/model-facts.ts";
import { useFeedback, useGenerationVerdicts } from "#components/feedback/use-feedback.ts";
import { StatusLine } from "#components/generation/status-line.tsx";

type SelectionScreenProps = {
  /** In the order in which they were chosen. */
  ids: readonly GenerationId[];
  /** The runs that they belong to. */
  initial: readonly RunView[];
  /** By the generation's id. */
  models: Readonly<Record<string, ModelFacts>>;
  memberId: MemberId;
  usesShortcuts: boolean;
};

/** The screening room of results that were chosen one by one. */
export function SelectionScreen({ ids, initial, models, memberId, usesShortcuts }: SelectionScreenProps) {
  const runs = useQueries({
    queries: initial.map((run) => ({ ...runQuery(run.id), initialData: run })),
    combine: (results) => results.map(({ data }) => data),
  });
  const all = useMemo(() => runs.flatMap(({ generations }) => generations), [runs]);
  const { generations, giveFeedback } = useFeedback(memberId, all);
  const views = ids.flatMap((id) => generations.find((view) => view.id === id) ?? []);
  const modelOf = (id: GenerationId, modelId: ModelId) => models[id] ?? unknownModel(modelId);
  const labels = new Map<string, string>(
    views.map((view) => [view.modelId, modelOf(view.id, view.modelId).label]),
  );
  const names = generationNames(
    runs.map((run) => views.filter(({ id }) => run.generations.some((one) => one.id === id))),
    (modelId) => labels.get(modelId) ?? modelId,
  );
  const verdicts = useGenerationVerdicts(views, names, giveFeedback);
  const results = views.map((view) => {
    const model = modelOf(view.id, view.modelId);
    const name = names.get(view.id) ?? view.modelId;
    const run = runs.find((one) => one.generations.some(({ id }) => id === view.id))!; // it came with its run
    return {
      view,
      model,
      name,
      run,
      clip: clipOf(view, { name, model, snapshot: run.snapshot, backdrop: null }),
    };
  });
  const resultOf = (id: string) => results.find(({ view }) => view.id === id)!; // the room asks of these alone
  const clips = results.map(({ clip }) => clip);
  const playhead = useRoomPlayhead(clips);
  return (
    <div className="flex w-full grow flex-col bg-screen text-text scheme-dark">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 pt-2 sm:px-6 md:pt-3 md:pb-1">
        <div className="min-w-0">
          <h1 className="text-14 font-medium">Comparing {countText(views.length, "result")}</h1>
          <p className="text-12 text-quiet">From {countText(runs.length, "run")}</p>
        </div>
        <ButtonLink href="/history" size="small">
          Choose others
        </ButtonLink>
      </div>
      <Room
        playhead={playhead}
        clips={clips}
        verdicts={verdicts}
        usesShortcuts={usesShortcuts}
        caption={({ id }) => <StatusLine status={resultOf(id).view.status} />}
        details={(clip) => {
          const { view, model, run } = resultOf(clip.id);
          const { prompt } = run.snapshot;
          return (
            <>
              <Link
                href={`/runs/${run.id}`}
                dir="auto"
                className="mb-2 line-clamp-2 text-13 underline decoration-edge underline-offset-4 hover:decoration-text"
              >
                {promptExcerpt(prompt) || "A prompt without words"}
              </Link>
              <GenerationDetails
                {...{ memberId, view, model, clip, playhead, giveFeedback }}
                runId={run.id}
                snapshot={run.snapshot}
              />
            </>
          );
        }}
      />
    </div>
  );
}
