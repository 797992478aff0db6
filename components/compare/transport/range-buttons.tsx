"use client";

import { Repeat, X } from "lucide-react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { timeCode } from "#components/playhead/time-code.ts";

/** Loop, and the part of the time line that is played. */
export function RangeButtons({ playhead }: { playhead: Playhead }) {
  const isLooping = usePlayheadState(playhead, (state) => state.isLooping);
  const aMs = usePlayheadState(playhead, (state) => state.aMs);
  const bMs = usePlayheadState(playhead, (state) => state.bMs);
  const set = (mark: "A" | "B", atMs: number | null) => (
    <Button
      size="small"
      variant="quiet"
      aria-label={`Set ${mark}`}
      data-tooltip={atMs === null ? `Set ${mark} here` : `${mark} is at ${timeCode(atMs)}`}
      className={atMs === null ? "" : "border-edge! bg-raised text-text!"}
      onClick={() => playhead[`set${mark}`](playhead.positionMs())}
    >
      <span>
        <span className="max-sm:sr-only">Set </span>
        {mark}
      </span>
    </Button>
  );
  return (
    <div className="flex items-center gap-1">
      <IconButton
        label="Loop"
        icon={Repeat}
        aria-pressed={isLooping}
        className="aria-pressed:border-edge! aria-pressed:bg-raised aria-pressed:text-text!"
        onClick={() => playhead.setLooping(!isLooping)}
      />
      {set("A", aMs)}
      {set("B", bMs)}
      {(aMs !== null || bMs !== null) && (
        <IconButton
          label="Clear A and B"
          icon={X}
          onClick={() => {
            playhead.setA(null);
            playhead.setB(null);
          }}
        />
      )}
    </div>
  );
}
