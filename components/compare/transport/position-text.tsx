"use client";

import { useCallback, useRef } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { timeCode } from "#components/playhead/time-code.ts";
import { usePaintedPosition } from "./use-painted-position.ts";

/** Where the playhead is and how long the time line, as wide at every moment. */
export function PositionText({ playhead }: { playhead: Playhead }) {
  const durationMs = usePlayheadState(playhead, (state) => state.durationMs);
  const text = useRef<HTMLSpanElement>(null);
  const paint = useCallback((positionMs: number) => {
    if (text.current) text.current.textContent = timeCode(positionMs);
  }, []);
  usePaintedPosition(playhead, paint);
  return (
    <p className="tabular font-mono text-12 whitespace-nowrap sm:text-14">
      <span ref={text} />
      <span className="text-quiet max-sm:sr-only"> / {timeCode(durationMs)}</span>
    </p>
  );
}
