"use client";

import { Volume2, VolumeX } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import type { Playhead } from "./playhead.ts";
import { usePlayheadState } from "./use-playhead-state.ts";

type ListenButtonProps = { playhead: Playhead; clipId: string; hasSound: boolean; tabIndex?: -1 | undefined };

/** One clip at a time is heard; a second press is silence. */
export function ListenButton({ playhead, clipId, hasSound, tabIndex }: ListenButtonProps) {
  const isHeard = usePlayheadState(playhead, (state) => state.listening === clipId);
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-pressed={isHeard}
      aria-label="Listen"
      aria-disabled={!hasSound || undefined}
      data-tooltip={hasSound ? "Listen" : "No sound"}
      onClick={() => hasSound && playhead.listen(isHeard ? null : clipId)}
      className="grid size-8 shrink-0 place-items-center rounded-control border border-transparent text-quiet transition-colors hover:bg-raised hover:text-text aria-disabled:opacity-50 aria-pressed:border-edge aria-pressed:bg-raised aria-pressed:text-text pointer-coarse:size-11"
    >
      <Icon of={isHeard ? Volume2 : VolumeX} />
    </button>
  );
}
