"use client";

import { useEffect, useState } from "react";
import { createPlayhead } from "./create-playhead.ts";
import type { Clip, Playhead } from "./playhead.ts";

/** A playhead for as long as the component lives. `clips` must keep its identity while it says the same. */
export function usePlayhead(clips: readonly Clip[]): Playhead {
  const [playhead] = useState(createPlayhead);
  useEffect(() => playhead.setClips(clips), [playhead, clips]);
  useEffect(() => () => playhead.dispose(), [playhead]);
  return playhead;
}
