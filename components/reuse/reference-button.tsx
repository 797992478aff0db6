"use client";

import { Film, Image, Quote } from "lucide-react";
import { useState } from "react";
import { findOpenDraft, type OpenDraft } from "#components/drafts/open-draft.ts";
import { pictureAt } from "#components/playhead/frame-grid.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import { timeCode } from "#components/playhead/time-code.ts";
import { localMs } from "#components/playhead/time-line.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import { Menu } from "#components/ui/menu.tsx";
import type { GenerationId, MemberId } from "#lib/domain/base/id.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { draftName } from "./new-draft.ts";
import { useAsReference } from "./use-as-reference.ts";

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

type ReferenceButtonProps = {
  generationId: GenerationId;
  memberId: MemberId;
  prompt: Prompt;
  video: Asset;
  clipId: string;
  playhead: Playhead;
};

/** Puts a result, or the picture that the playhead shows, into the prompt that was open last, or into a new one. */
export function ReferenceButton(props: ReferenceButtonProps) {
  const { generationId, memberId, prompt, video, clipId, playhead } = props;
  const [offered, setOffered] = useState<{ draft: OpenDraft | null; atMs: number; toldMs: number } | null>(
    null,
  );
  const { isTaking, put } = useAsReference({ generationId, memberId, prompt, asset: video });
  // What a press would do is named before it: the picture is held still meanwhile, and the prompt is the one that is open now.
  const offer = () => {
    playhead.pause();
    setOffered({ draft: findOpenDraft(memberId), ...shownFrame(playhead, clipId) });
  };
  const into = (draft: OpenDraft | null): MenuEntry[] => {
    const { atMs = 0, toldMs = 0 } = offered ?? {};
    const where = draft ? draftName(draft.excerpt) : "a new prompt";
    const frame = `The frame at ${timeCode(toldMs)} into ${where}`;
    return [
      { type: "action", label: `The video into ${where}`, icon: Film, onSelect: () => put(null, draft) },
      { type: "action", label: frame, icon: Image, onSelect: () => put({ atMs }, draft) },
    ];
  };
  return (
    <Menu
      label="Use as reference"
      variant="secondary"
      size="small"
      align="start"
      onOpen={offer}
      entries={[
        ...(offered?.draft ? [...into(offered.draft), { type: "line" as const, id: "new" }] : []),
        ...into(null),
      ]}
    >
      <Icon of={Quote} />
      {isTaking ? "Taking the frame" : "Use as reference"}
    </Menu>
  );
}
