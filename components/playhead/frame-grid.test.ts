import fc from "fast-check";
import { expect, test } from "vitest";
import { frameAt, pictureAt, stepMs } from "./frame-grid.ts";
import { aClip } from "./testing/clips.ts";
import { timeLineMs } from "./time-line.ts";

const clip = { durationMs: 4000, offsetMs: 0, fps: 24, frameTimesMs: null };
const clips = fc.array(aClip, { minLength: 1, maxLength: 8 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

test("a position on a frame's beginning belongs to that frame, however its milliseconds were rounded", () => {
  for (const fps of [23.976, 24, 25, 29.97, 30, 60])
    for (let frame = 0; frame < 200; frame++)
      expect(frameAt({ ...clip, durationMs: 60_000, fps }, (frame * 1000) / fps)).toBe(frame);
});

test("the end of a clip shows its last frame, also where its sound is a little longer", () => {
  expect(frameAt(clip, 4000)).toBe(95);
  expect(frameAt({ ...clip, durationMs: 4015 }, 9000)).toBe(95);
  expect(frameAt({ ...clip, durationMs: 10 }, 10)).toBe(0);
});

test("a seek goes into the first half of the frame, and never to the clip's end", () => {
  expect(pictureAt(clip, 1030).seekMs).toBeCloseTo((24 + 1 / 3) * (1000 / 24));
  fc.assert(
    fc.property(aClip, share, (any, at) => {
      const { beginMs, lengthMs, seekMs } = pictureAt(any, at * 30_000);
      expect(seekMs).toBeGreaterThan(beginMs);
      expect(seekMs).toBeLessThan(beginMs + lengthMs);
      expect(seekMs).toBeLessThan(any.durationMs);
    }),
  );
});

test("a step is one frame of the finest clip, and one or none of every other", () => {
  fc.assert(
    fc.property(clips, share, fc.constantFrom(1 as const, -1 as const), (all, at, direction) => {
      const from = at * timeLineMs(all);
      const to = stepMs(all, from, direction);
      for (const any of all) {
        expect([0, 1]).toContain((frameAt(any, to) - frameAt(any, from)) * direction + 0);
      }
    }),
  );
});

test("steps forwards visit every frame of the finest clip in turn, and steps back the same ones", () => {
  const pair = [clip, { ...clip, durationMs: 3000, fps: 30 }];
  const forwards = [0];
  for (let step = 0; step < 60; step++) forwards.push(stepMs(pair, forwards.at(-1) ?? 0, 1));
  expect(forwards.map((ms) => frameAt(pair[1]!, ms))).toEqual(Array.from({ length: 61 }, (_, i) => i)); // there are two
  const backwards = [forwards.at(-1) ?? 0];
  for (let step = 0; step < 60; step++) backwards.push(stepMs(pair, backwards.at(-1) ?? 0, -1));
  expect(backwards.map((ms) => frameAt(pair[1]!, ms))).toEqual(Array.from({ length: 61 }, (_, i) => 60 - i));
});

test("steps stay on the time line, and the first step back from its end leaves the last frame", () => {
  expect(stepMs([clip], 0, -1)).toBe(0);
  expect(frameAt(clip, stepMs([clip], 4000, -1))).toBe(94);
  expect(frameAt(clip, stepMs([clip], 4000, 1))).toBe(95);
  expect(stepMs([], 700, 1)).toBe(700);
});

const uneven = { ...clip, durationMs: 300, offsetMs: 50, fps: 30, frameTimesMs: [9, 42.333, 109, 142.333] };

test("where frames come unevenly their times say which is seen, the first one before it begins too", () => {
  const seen = [0, 58, 59, 92.2, 92.333, 150, 159, 400].map((ms) => frameAt(uneven, ms));
  expect(seen).toEqual([0, 0, 0, 0, 1, 1, 2, 3]);
  expect(pictureAt(uneven, 100).beginMs).toBe(42.333);
  expect(pictureAt(uneven, 100).lengthMs).toBeCloseTo(109 - 42.333);
  expect(pictureAt(uneven, 400).lengthMs).toBeCloseTo(1000 / 30);
});

test("steps visit every frame of a film whose frames come unevenly, forwards and back", () => {
  const both = [{ ...clip, durationMs: 300, fps: 12 }, uneven];
  const walk = (from: number, direction: 1 | -1) =>
    Array.from({ length: 3 }, () => (from = stepMs(both, from, direction)));
  expect(walk(59, 1)).toEqual([92.333, 159, 192.333]);
  expect(walk(192.333, -1)).toEqual([159, 92.333, 59]);
});
