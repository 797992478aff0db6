"use client";

import { Film, Image } from "lucide-react";
import { useState } from "react";
import { findOpenDraft, type OpenDraft } from "#components/drafts/open-draft.ts";
import { pictureAt } from "#components/playhead/frame-grid.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import { timeCode } from "#components/playhead/time-code.ts";
import { localMs } from "#components/playhead/time-line.ts";
import { draftName } from "#components/reuse/new-draft.ts";
import { useAsReference } from "#components/reuse/use-as-reference.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { actionWords } from "./messages.ts";

type ReferenceDialogProps = {
  view: GenerationView;
  memberId: MemberId;
  prompt: Prompt;
  video: Asset;
  clipId: string;
  playhead: Playhead;
  onClose: () => void;
};

/** Puts a result, or the frame that the playhead shows, into the prompt that was open last, or into a new one. */
export function ReferenceDialog(props: ReferenceDialogProps) {
  const { view, memberId, prompt, video, clipId, playhead, onClose } = props;
  const { put } = useAsReference({ generationId: view.id, memberId, prompt, asset: video });
  // What a press does is named before it: the picture is held still meanwhile, and the prompt is the one that is open now.
  const [{ draft, atMs, toldMs }] = useState(() => ({
    draft: findOpenDraft(memberId),
    ...shownFrame(playhead, clipId),
  }));
  const choose = (frame: { atMs: number } | null, into: OpenDraft | null) => () => {
    put(frame, into);
    onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={actionWords.reference}>
      <div className="flex flex-col gap-4">
        {(draft ? [draft, null] : [null]).map((into) => {
          const where = into ? draftName(into.excerpt) : actionWords.newPrompt;
          return (
            <div key={into?.id ?? "new"} className="flex flex-col items-stretch gap-2">
              <Button className="justify-start!" onClick={choose(null, into)}>
                <Icon of={Film} />
                {actionWords.videoInto(where)}
              </Button>
              <Button className="justify-start!" onClick={choose({ atMs }, into)}>
                <Icon of={Image} />
                {actionWords.frameInto(timeCode(toldMs), where)}
              </Button>
            </div>
          );
        })}
      </div>
    </Dialog>
  );
}

/** The picture of a clip that the playhead shows: where it is asked for, in whole milliseconds of the clip, and the time that is told. */
function shownFrame(playhead: Playhead, clipId: string): { atMs: number; toldMs: number } {
  const clip = playhead.get().clips.find(({ id }) => id === clipId);
  if (!clip) return { atMs: 0, toldMs: 0 };
  const positionMs = playhead.positionMs();
  return {
    atMs: Math.round(pictureAt(clip, positionMs).seekMs),
    toldMs: localMs(clip, positionMs),
  };
}
