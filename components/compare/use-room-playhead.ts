"use client";

import { useMemo } from "react";
import type { Clip, Playhead } from "#components/playhead/playhead.ts";
import { usePlayhead } from "#components/playhead/use-playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";

/** A playhead for the clips that can be played, and for whatever else is to run on the same clock. */
export function useRoomPlayhead(clips: readonly StageClip[], more: readonly Clip[] = []): Playhead {
  const facts = clips
    .filter(({ src }) => src !== null)
    .map(({ id, durationMs, fps, frameTimesMs, offsetMs, hasSound, loudnessLufs }) => ({
      id,
      durationMs,
      fps,
      frameTimesMs,
      offsetMs,
      hasSound,
      loudnessLufs,
    }));
  // The same facts keep their identity, however often the page is asked again how its results stand.
  const text = JSON.stringify([...facts, ...more]);
  return usePlayhead(useMemo(() => JSON.parse(text) as Clip[], [text])); // written two lines above
}
