"use client";

import { useQuery } from "@tanstack/react-query";
import { EyeOff } from "lucide-react";
import { useMemo } from "react";
import { Room } from "#components/compare/room.tsx";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { RunView } from "#lib/domain/generation/run-view.ts";
import { runQuery } from "#lib/queries/run-query.ts";
import { clipOf } from "./clip-of.tsx";
import { GenerationDetails } from "#components/generation/generation-details.tsx";
import { generationNames } from "./generation-names.ts";
import { type ModelFacts, unknownModel } from "#components/state/model-facts.ts";
import { OneMore } from "./one-more.tsx";
import { RunHeader } from "./run-header.tsx";
import { useFeedback, useGenerationVerdicts } from "#components/feedback/use-feedback.ts";
import { StatusLine } from "#components/generation/status-line.tsx";
import { useStatusAnnouncements } from "./use-status-announcements.ts";
import { useInputs } from "#components/inputs/use-inputs.tsx";

type RunScreenProps = {
  initial: RunView;
  models: Readonly<Record<string, ModelFacts>>;
  /** What one more of each model would cost, in words. */
  oneMoreEstimate: string;
  memberId: MemberId;
  usesShortcuts: boolean;
};

/** The screening room of a run: an article per generation, alive until everything has ended. */
export function RunScreen(props: RunScreenProps) {
  const { initial, models, oneMoreEstimate, memberId, usesShortcuts } = props;
  const { data: run, isError } = useQuery({ ...runQuery(initial.id), initialData: initial });
  const { generations: views, giveFeedback } = useFeedback(memberId, run.generations);
  const names = useMemo(
    () => generationNames([views], (modelId) => models[modelId]?.label ?? modelId),
    [views, models],
  );
  useStatusAnnouncements(views, names);
  const verdicts = useGenerationVerdicts(views, names, giveFeedback);
  const { prompt } = run.snapshot;
  const backdrop =
    prompt.references.find(({ kind, assetId }) => kind !== "audio" && assetId)?.assetId ?? null;
  const results = views.map((view) => {
    const model = models[view.modelId] ?? unknownModel(view.modelId);
    const name = names.get(view.id) ?? view.modelId;
    return { view, model, name, clip: clipOf(view, { name, model, snapshot: run.snapshot, backdrop }) };
  });
  const resultOf = (id: string) => results.find(({ view }) => view.id === id)!; // the room asks of these alone
  const clips = results.map(({ clip }) => clip);
  const inputs = useInputs(run.snapshot);
  const playhead = useRoomPlayhead(clips, inputs.played);
  return (
    <div className="flex w-full grow flex-col bg-screen text-text scheme-dark">
      <RunHeader run={run} />
      {isError && (
        <output className="block px-4 pb-2 text-13 text-quiet sm:px-6">
          The studio cannot be reached just now. What stands here may be old; it is asked again.
        </output>
      )}
      <Room
        playhead={playhead}
        clips={clips}
        verdicts={verdicts}
        usesShortcuts={usesShortcuts}
        caption={({ id }) => <StatusLine status={resultOf(id).view.status} />}
        details={(clip) => (
          <GenerationDetails
            {...resultOf(clip.id)}
            {...{ memberId, playhead, giveFeedback }}
            runId={run.id}
            snapshot={run.snapshot}
          />
        )}
        tools={
          <>
            {inputs.button}
            <OneMore
              runId={run.id}
              models={[...new Set(results.map(({ model }) => model.label))]}
              estimate={oneMoreEstimate}
            />
            {clips.filter(({ src }) => src !== null).length > 1 && (
              // A page of its own in every sense: nothing that this one has read may go along.
              <a href={`/runs/${run.id}/blind`} className={buttonClass("quiet", "small")}>
                <Icon of={EyeOff} />
                Hide names
              </a>
            )}
          </>
        }
        aside={inputs.panel(results, playhead)}
      />
    </div>
  );
}
