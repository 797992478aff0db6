"use client";

import { useEffect } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";

/** Paints the position now and whenever it changes, past React. `paint` must keep its identity while it paints the same. */
export function usePaintedPosition(playhead: Playhead, paint: (positionMs: number) => void): void {
  useEffect(() => {
    paint(playhead.positionMs());
    return playhead.onPosition(paint);
  }, [playhead, paint]);
}
