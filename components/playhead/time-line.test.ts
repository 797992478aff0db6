import fc from "fast-check";
import { expect, test } from "vitest";
import { aClip } from "./testing/clips.ts";
import { isInside, localMs, timeLineMs } from "./time-line.ts";

test("the time line ends with the clip that ends last", () => {
  expect(timeLineMs([])).toBe(0);
  expect(timeLineMs([{ durationMs: 4000, offsetMs: 0 }])).toBe(4000);
  expect(
    timeLineMs([
      { durationMs: 4000, offsetMs: 500 },
      { durationMs: 5000, offsetMs: -1000 },
    ]),
  ).toBe(4500);
});

test("a clip holds its first frame before its beginning and its last after its end", () => {
  const clip = { durationMs: 4000, offsetMs: 500 };
  expect([0, 499, 500, 4499, 4500, 9000].map((ms) => isInside(clip, ms))).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
  ]);
  expect([0, 500, 700, 4500, 9000].map((ms) => localMs(clip, ms))).toEqual([0, 0, 200, 4000, 4000]);
});

test("a clip's own time never leaves the clip, and runs as fast as the time line while it is inside", () => {
  fc.assert(
    fc.property(aClip, fc.double({ min: 0, max: 60_000, noNaN: true }), (clip, positionMs) => {
      const own = localMs(clip, positionMs);
      expect(own).toBeGreaterThanOrEqual(0);
      expect(own).toBeLessThanOrEqual(clip.durationMs);
      if (isInside(clip, positionMs)) expect(own).toBeCloseTo(positionMs - clip.offsetMs, 6);
    }),
  );
});
