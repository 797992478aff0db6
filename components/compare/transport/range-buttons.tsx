"use client";

import clsx from "clsx";
import { Repeat, X } from "lucide-react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { transportMessages } from "#components/compare/messages.ts";

type RangeButtonsProps = { playhead: Playhead; code: (positionMs: number) => string; isSlim: boolean };

/** The part of the time line that is played. A press where its mark is already takes it away. */
export function RangeButtons({ playhead, code, isSlim }: RangeButtonsProps) {
  const aMs = usePlayheadState(playhead, (state) => state.aMs);
  const bMs = usePlayheadState(playhead, (state) => state.bMs);
  const button = (mark: "A" | "B", atMs: number | null) => (
    <button
      type="button"
      aria-label={transportMessages.set(mark)}
      data-tooltip={
        atMs === null ? transportMessages.setHere(mark) : transportMessages.isAt(mark, code(atMs))
      }
      data-on={atMs === null ? undefined : ""}
      className="size-8 shrink-0 rounded-control font-mono text-13 font-medium transition-colors hover:bg-raised data-on:bg-lifted pointer-coarse:size-11 pointer-coarse:text-14"
      onClick={() => {
        const hereMs = playhead.positionMs();
        playhead[`set${mark}`](atMs === hereMs ? null : hereMs);
      }}
    >
      {mark}
    </button>
  );
  return (
    <>
      {/* Its place is kept: the strip must not change its width under the pointer. */}
      {!isSlim && (
        <IconButton
          label={transportMessages.clear}
          icon={X}
          className={clsx("border-0", aMs === null && bMs === null && "invisible")}
          onClick={() => clearRange(playhead)}
        />
      )}
      {button("A", aMs)}
      <span className="w-0.5" />
      {button("B", bMs)}
    </>
  );
}

export function clearRange(playhead: Playhead): void {
  playhead.setA(null);
  playhead.setB(null);
}

export function LoopButton({ playhead }: { playhead: Playhead }) {
  const isLooping = usePlayheadState(playhead, (state) => state.isLooping);
  return (
    <IconButton
      label={transportMessages.loop}
      icon={Repeat}
      aria-pressed={isLooping}
      className="border-0 text-text! aria-pressed:bg-lifted!"
      onClick={() => playhead.setLooping(!isLooping)}
    />
  );
}
