import fc from "fast-check";
import type { Clip } from "#components/playhead/playhead.ts";

/** Clips as models and cameras make them. */
export const aClip: fc.Arbitrary<Clip> = fc.record({
  id: fc.uuid(),
  durationMs: fc.integer({ min: 200, max: 20_000 }),
  fps: fc.constantFrom(null, 12, 23.976, 24, 25, 29.97, 30, 50, 60),
  frameTimesMs: fc.constant(null),
  offsetMs: fc.integer({ min: -3000, max: 3000 }),
  hasSound: fc.boolean(),
  loudnessLufs: fc.option(fc.double({ min: -70, max: 0, noNaN: true })),
});
