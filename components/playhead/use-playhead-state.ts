"use client";

import { useSyncExternalStore } from "react";
import type { Playhead, PlayheadState } from "./playhead.ts";

/** A part of what the playhead says; `select` must give the same part for the same state. The position is not part of it. */
export function usePlayheadState<Part>(playhead: Playhead, select: (state: PlayheadState) => Part): Part {
  const read = () => select(playhead.get());
  return useSyncExternalStore(playhead.subscribe, read, read);
}
