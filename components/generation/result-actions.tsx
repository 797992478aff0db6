"use client";

import { Film, Images, MoveHorizontal, Quote, StepForward } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState, useTransition } from "react";
import type { FeedbackChange } from "#components/feedback/feedback-changes.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { promptWithResult, useNewDraft } from "#components/reuse/new-draft.ts";
import { takeFrame } from "#components/reuse/take-frame.ts";
import { useFinal } from "#components/reuse/use-final.tsx";
import { unreachableMessage } from "#components/state/messages.ts";
import type { ModelFacts } from "#components/state/model-facts.ts";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import { showToast } from "#components/ui/toast.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { actionWords } from "./messages.ts";
import { OffsetDialog } from "./offset-dialog.tsx";
import { ReferenceDialog } from "./reference-dialog.tsx";
import { resultOf } from "./result-of.ts";

const AddDialog = lazy(() => import("#components/reuse/add-to-gallery/add-dialog.tsx"));

type Result = { view: GenerationView; model: ModelFacts; snapshot: Snapshot; clip: StageClip };

type ResultActionsOptions = {
  memberId: MemberId;
  playhead: Playhead;
  results: readonly Result[];
  giveFeedback: (change: FeedbackChange) => void;
};

type Opened = { what: "reference" | "gallery" | "offset"; clipId: string };

/** What can be made of the results of a room: the lines of their menus, and the dialogs that those open, to be put into the page once. */
export function useResultActions({ memberId, playhead, results, giveFeedback }: ResultActionsOptions): {
  entries: (clipId: string) => readonly MenuEntry[];
  dialogs: ReactNode;
} {
  const [opened, setOpened] = useState<Opened | null>(null);
  const draft = useNewDraft();
  const final = useFinal();
  const [isTaking, startTransition] = useTransition();
  const close = () => setOpened(null);

  const continueFrom = ({ view, snapshot }: Result) =>
    startTransition(async () => {
      try {
        const asset = await takeFrame(view.id, null);
        if (asset) draft.open(promptWithResult(snapshot.prompt, asset, "first-frame"));
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
    });

  const find = (clipId: string) => {
    const result = results.find(({ clip }) => clip.id === clipId);
    const video = result && resultOf(result.view)?.asset;
    return result && video ? { ...result, video } : null;
  };

  const entries = (clipId: string): readonly MenuEntry[] => {
    const result = find(clipId);
    if (!result) return [];
    const open = (what: Opened["what"]) => () => {
      playhead.pause(); // what a press would take is the frame that is seen
      setOpened({ what, clipId });
    };
    const isReady = result.video.state === "ready";
    return [
      { type: "action", label: actionWords.reference, icon: Quote, onSelect: open("reference") },
      {
        type: "action",
        label: actionWords.continue,
        icon: StepForward,
        isDisabled: !isReady || isTaking || draft.isOpening,
        onSelect: () => continueFrom(result),
      },
      {
        type: "action",
        label: actionWords.final,
        icon: Film,
        isDisabled: final.isOpening,
        onSelect: () => final.open(result),
      },
      { type: "action", label: actionWords.gallery, icon: Images, onSelect: open("gallery") },
      { type: "action", label: actionWords.offset, icon: MoveHorizontal, onSelect: open("offset") },
    ];
  };

  const shown = opened && find(opened.clipId);
  return {
    entries,
    dialogs: shown && (
      <>
        {opened.what === "reference" && (
          <ReferenceDialog
            {...{ memberId, playhead }}
            {...{ view: shown.view, video: shown.video, prompt: shown.snapshot.prompt }}
            clipId={shown.clip.id}
            onClose={close}
          />
        )}
        {opened.what === "gallery" && (
          <Suspense>
            <AddDialog generationIds={[shown.view.id]} onAdded={undefined} onClose={close} />
          </Suspense>
        )}
        {opened.what === "offset" && (
          <OffsetDialog
            name={shown.clip.name}
            offsetMs={shown.view.offsetMs}
            onChange={(offsetMs) => {
              playhead.setOffset(shown.clip.id, offsetMs);
              giveFeedback({ type: "offset", generationId: shown.view.id, offsetMs });
            }}
            onClose={close}
          />
        )}
      </>
    ),
  };
}
