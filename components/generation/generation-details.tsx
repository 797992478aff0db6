"use client";

import { OffsetField } from "#components/compare/offset-field.tsx";
import type { Playhead } from "#components/compare/playhead/playhead.ts";
import type { StageClip } from "#components/compare/stage-clip.ts";
import type { GenerationView } from "#lib/domain/run-view.ts";
import type { MemberId, RunId } from "#lib/domain/id.ts";
import type { Prompt } from "#lib/domain/prompt.ts";
import { cancelWords } from "./cancel-words.ts";
import { FailureNote } from "./failure-note.tsx";
import { GenerationActions } from "./generation-actions.tsx";
import { GenerationFacts } from "./generation-facts.tsx";
import { GenerationNotes } from "./generation-notes.tsx";
import type { ModelFacts } from "./model-facts.ts";
import { ClipNotes } from "./notes/clip-notes.tsx";
import type { Saying } from "./said/sayings.ts";
import { UnconfirmedActions } from "./unconfirmed-actions.tsx";

type GenerationDetailsProps = {
  runId: RunId;
  memberId: MemberId;
  prompt: Prompt;
  view: GenerationView;
  model: ModelFacts;
  clip: StageClip;
  playhead: Playhead;
  say: (saying: Saying) => void;
};

/** Everything that is to be said of one result beside its picture, in quiet lines. */
export function GenerationDetails(props: GenerationDetailsProps) {
  const { runId, memberId, prompt, view, model, clip, playhead, say } = props;
  const isWaitingAgain = view.status === "queued" || view.status === "running" || view.status === "saving";
  const canceled = cancelWords(view, model.isFree);
  return (
    <div className="flex flex-col gap-3">
      <GenerationFacts view={view} model={model} />
      {canceled && <p className="text-13 text-quiet">{canceled}</p>}
      {view.status === "unconfirmed" ? (
        <UnconfirmedActions runId={runId} view={view} model={model} />
      ) : (
        view.failure &&
        view.status !== "done" &&
        view.status !== "canceled" && (
          <FailureNote failure={view.failure} model={model} isWaiting={isWaitingAgain} />
        )
      )}
      <GenerationActions {...{ runId, memberId, prompt, view, model, playhead }} />
      {clip.src !== null && (
        <>
          <ClipNotes {...{ view, playhead, say }} name={clip.name} durationMs={clip.durationMs} />
          <OffsetField
            offsetMs={view.offsetMs}
            onChange={(offsetMs) => {
              playhead.setOffset(clip.id, offsetMs);
              say({ type: "offset", generationId: view.id, offsetMs });
            }}
          />
        </>
      )}
      <GenerationNotes view={view} />
    </div>
  );
}
