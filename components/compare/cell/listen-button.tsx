"use client";

import clsx from "clsx";
import { Volume2, VolumeX } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { cellMessages } from "./messages.ts";

type ListenButtonProps = {
  playhead: Playhead;
  clipId: string;
  hasSound: boolean;
  tabIndex?: -1 | undefined;
  /** Its colours and place, where it isn't one of a toolbar. */
  className?: string;
};

/** One clip at a time is heard; a second press is silence. */
export function ListenButton(props: ListenButtonProps) {
  const { playhead, clipId, hasSound, tabIndex, className = quietClass } = props;
  const isHeard = usePlayheadState(playhead, (state) => state.listening === clipId);
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-pressed={isHeard}
      aria-label={cellMessages.listen}
      aria-disabled={!hasSound || undefined}
      data-tooltip={hasSound ? cellMessages.listen : cellMessages.noSound}
      onClick={() => hasSound && playhead.listen(isHeard ? null : clipId)}
      className={clsx(
        "grid size-8 shrink-0 place-items-center rounded-control aria-disabled:opacity-50 pointer-coarse:size-11",
        className,
      )}
    >
      <Icon of={isHeard ? Volume2 : VolumeX} />
    </button>
  );
}

const quietClass =
  "border border-transparent text-quiet transition-colors hover:bg-raised hover:text-text aria-pressed:border-edge aria-pressed:bg-raised aria-pressed:text-text";
