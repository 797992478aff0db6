"use client";

import { useCallback } from "react";
import * as z from "zod/mini";
import { frameCode, timeCode } from "#components/playhead/time-code.ts";
import type { Clip } from "#components/playhead/playhead.ts";
import { openKept, useKept } from "#components/state/kept.ts";

const unit = openKept({
  key: "triptych time unit",
  schema: z.enum(["frames", "milliseconds"]),
  fallback: "frames",
});

export function toggleTimeUnit(): void {
  unit.update((now) => (now === "frames" ? "milliseconds" : "frames"));
}

/** How positions read: in frames of this clip, or in milliseconds, as whoever uses this browser likes them. */
export function useTimeWords(clip: Clip | null) {
  const chosenUnit = useKept(unit);
  const isInFrames = chosenUnit === "frames" && clip?.fps != null;
  const code = useCallback(
    (positionMs: number) => (isInFrames ? frameCode(clip, positionMs) : timeCode(positionMs)),
    [clip, isInFrames],
  );
  return { code, isInFrames };
}

export type TimeWords = ReturnType<typeof useTimeWords>;
