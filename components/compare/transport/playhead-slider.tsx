"use client";

import { type ReactNode, useCallback, useRef } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { timeCode } from "#components/playhead/time-code.ts";
import { usePaintedPosition } from "./use-painted-position.ts";
import { useScrubbing } from "./use-scrubbing.ts";

/** A screen reader is not told of every frame. */
const toldEveryMs = 500;

/** The whole time line as one slider; `children` are drawn under its line. */
export function PlayheadSlider({ playhead, children }: { playhead: Playhead; children: ReactNode }) {
  const durationMs = usePlayheadState(playhead, (state) => state.durationMs);
  const slider = useRef<HTMLDivElement>(null);
  const toldAt = useRef(0);
  const paint = useCallback(
    (positionMs: number) => {
      const element = slider.current;
      if (!element) return;
      element.style.setProperty("--at", durationMs > 0 ? (positionMs / durationMs).toFixed(5) : "0");
      if (playhead.get().isPlaying && performance.now() - toldAt.current < toldEveryMs) return;
      toldAt.current = performance.now();
      element.setAttribute("aria-valuenow", String(Math.round(positionMs)));
      element.setAttribute("aria-valuetext", `${timeCode(positionMs)} of ${timeCode(durationMs)}`);
    },
    [playhead, durationMs],
  );
  usePaintedPosition(playhead, paint);
  return (
    <div
      ref={slider}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- phones let a native one be taken by its thumb alone
      role="slider"
      tabIndex={0}
      aria-label="Playhead"
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs)}
      aria-valuenow={0}
      {...useScrubbing(playhead)}
      className="relative flex min-h-8 cursor-ew-resize touch-none flex-col justify-center rounded-control py-1 select-none pointer-coarse:min-h-11"
    >
      {children}
      <div aria-hidden className="absolute inset-y-0 left-[calc(var(--at,0)*100%)] -ml-px w-0.5 bg-accent">
        <div className="absolute top-0 left-1/2 size-2.5 -translate-x-1/2 rounded-full bg-accent" />
      </div>
    </div>
  );
}
