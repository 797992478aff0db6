"use client";

import { LastFrame } from "./last-frame.tsx";
import { OffsetField } from "./offset-field.tsx";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { MemberId, RunId } from "#lib/domain/base/id.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { isWorkable } from "#lib/domain/generation/generation.ts";
import { shortfallText } from "#lib/domain/generation/messages.ts";
import { cancelWords } from "./cancel-words.ts";
import { FailureNote } from "./failure-note.tsx";
import { GenerationButtons } from "./generation-buttons.tsx";
import { GenerationFacts } from "./generation-facts.tsx";
import { GenerationNotes } from "./generation-notes.tsx";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { SaveNote } from "./save-note.tsx";
import { ClipNotes } from "#components/feedback/notes/clip-notes.tsx";
import type { FeedbackChange } from "#components/feedback/feedback-changes.ts";
import { UnconfirmedActions } from "./unconfirmed-actions.tsx";
import { useKeptFocus } from "#components/ui/use-kept-focus.ts";

type GenerationDetailsProps = {
  runId: RunId;
  memberId: MemberId;
  snapshot: Snapshot;
  view: GenerationView;
  model: ModelFacts;
  clip: StageClip;
  playhead: Playhead;
  giveFeedback: (change: FeedbackChange) => void;
};

/** Everything about one result beside its picture, in quiet lines. */
export function GenerationDetails(props: GenerationDetailsProps) {
  const { runId, memberId, snapshot, view, model, clip, playhead, giveFeedback } = props;
  const keptFocus = useKeptFocus<HTMLDivElement>(view.status);
  const canceled = cancelWords(view, model.isFree);
  const frame = view.outputs.find(
    ({ role, asset }) => role === "last-frame" && asset.state === "ready",
  )?.asset;
  return (
    <div {...keptFocus} className="flex flex-col gap-3">
      <GenerationFacts view={view} model={model} />
      {view.shortfall && <p className="text-13 text-quiet">{shortfallText(view.shortfall)}</p>}
      {canceled && <p className="text-13 text-quiet">{canceled}</p>}
      {view.status === "unconfirmed" ? (
        <UnconfirmedActions runId={runId} view={view} model={model} />
      ) : view.saveTrouble && isWorkable(view.status) && !view.failure ? (
        <SaveNote view={view} trouble={view.saveTrouble} />
      ) : (
        view.failure &&
        view.status !== "done" &&
        view.status !== "canceled" && (
          <FailureNote {...{ view, model }} failure={view.failure} prompt={snapshot.prompt} />
        )
      )}
      <GenerationButtons {...{ runId, memberId, view, model, playhead }} prompt={snapshot.prompt} />
      {frame && <LastFrame generationId={view.id} prompt={snapshot.prompt} {...{ memberId, frame }} />}
      {clip.src !== null && (
        <>
          <ClipNotes {...{ view, playhead, giveFeedback }} name={clip.name} durationMs={clip.durationMs} />
          <OffsetField
            offsetMs={view.offsetMs}
            onChange={(offsetMs) => {
              playhead.setOffset(clip.id, offsetMs);
              giveFeedback({ type: "offset", generationId: view.id, offsetMs });
            }}
          />
        </>
      )}
      <GenerationNotes view={view} snapshot={snapshot} />
    </div>
  );
}
