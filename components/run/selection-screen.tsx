"use client";

import { useQueries } from "@tanstack/react-query";
import { Grid2x2Check } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { Room } from "#components/compare/room.tsx";
import { useFeedback } from "#components/feedback/use-feedback.ts";
import { PromptLine } from "#components/inputs/prompt-line.tsx";
import type { Playables } from "#components/inputs/use-staged.tsx";
import { type ModelFacts, unknownModel } from "#components/state/model-facts.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { GenerationId, MemberId, ModelId } from "#lib/domain/base/id.ts";
import type { RunView } from "#lib/domain/generation/run-view.ts";
import { runQuery } from "#lib/queries/run-query.ts";
import { clipOf } from "./clip-of.tsx";
import { generationNames } from "./generation-names.ts";
import { runMessages } from "./messages.ts";
import { RoomTitle } from "./room-title.tsx";
import { useResultsRoom } from "./use-results-room.tsx";

type SelectionScreenProps = {
  /** In the order in which they were chosen. */
  ids: readonly GenerationId[];
  /** The runs that they belong to. */
  initial: readonly RunView[];
  /** By the generation's id. */
  models: Readonly<Record<string, ModelFacts>>;
  /** What showing each reference on the stage takes. */
  playables: Playables;
  memberId: MemberId;
  usesShortcuts: boolean;
};

/** The screening room of results that were chosen one by one. */
export function SelectionScreen(props: SelectionScreenProps) {
  const { ids, initial, models, playables, memberId, usesShortcuts } = props;
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
  const results = views.map((view) => {
    const model = modelOf(view.id, view.modelId);
    const name = names.get(view.id) ?? view.modelId;
    const run = runs.find((one) => one.generations.some(({ id }) => id === view.id))!; // it came with its run
    return { view, model, name, run, clip: clipOf(view, { name, model, run, memberId, playables }) };
  });
  const { room, beside } = useResultsRoom({ results, names, giveFeedback, memberId, playables });
  const runOf = (id: string) => results.find(({ view }) => view.id === id)?.run;
  return (
    <div className="room-page">
      <Room
        {...room}
        usesShortcuts={usesShortcuts}
        address="query"
        title={<RoomTitle>{runMessages.comparing(views.length, runs.length)}</RoomTitle>}
        inputs={(clip) => {
          const run = runOf(clip.id);
          return (
            <>
              {run && (
                <Link
                  href={`/runs/${run.id}`}
                  dir="auto"
                  className="line-clamp-2 text-13 leading-6 underline decoration-edge underline-offset-4 hover:decoration-text"
                >
                  <PromptLine prompt={run.snapshot.prompt} />
                </Link>
              )}
              {room.inputs?.(clip)}
            </>
          );
        }}
        tools={
          <ButtonLink size="small" variant="quiet" href="/history">
            {runMessages.others}
          </ButtonLink>
        }
        narrowEntries={[{ type: "link", label: runMessages.others, icon: Grid2x2Check, href: "/history" }]}
      />
      {beside}
    </div>
  );
}
