import { describe, expect, test } from "vitest";
import { frameRate } from "./frame-rate.ts";

/** Times of so many pictures at a rate, as a container keeps them: in whole units. */
const timesAt = (fps: number, count: number, unitsPerSecond: number) =>
  Array.from({ length: count }, (_, index) => Math.round((index * unitsPerSecond) / fps) / unitsPerSecond);

describe("the rate is one by the median duration of a frame", () => {
  test.each([24_000 / 1001, 24, 25, 30_000 / 1001, 30, 48, 50, 60_000 / 1001, 60, 12, 15, 23.5, 90])(
    "%f per second, whatever its times are counted in",
    (fps) => {
      for (const units of [600, 1000, 12_288, 24_000, 90_000, 1_000_000])
        expect(frameRate(timesAt(fps, 300, units), 1 / units).fps).toBeCloseTo(fps, 1);
    },
  );

  test.each([
    ["begins with a gap", [0, ...timesAt(24, 100, 12_288).map((time) => time + 1.3)]],
    [
      "begins before its start, with pictures that were cut away",
      timesAt(24, 100, 12_288).map((t) => t - 1.3),
    ],
    [
      "has pictures in the order in which they are decoded",
      [0, 3, 1, 2, 6, 4, 5, 9, 7, 8].map((n) => n / 24),
    ],
    ["lacks some pictures", timesAt(24, 100, 12_288).filter((_, index) => index % 7 !== 3)],
    ["holds a picture for long", [...timesAt(24, 50, 12_288), ...timesAt(24, 50, 12_288).map((t) => t + 9)]],
    ["tells a time twice", timesAt(24, 50, 12_288).flatMap((time) => [time, time])],
  ])("a clip of 24 that %s has 24", (_what, times) => {
    expect(frameRate(times, 1 / 12_288)).toEqual({ fps: 24 });
  });

  test("a film whose unit is one frame is not slowed by a frame that is missing", () => {
    expect(
      frameRate(
        [0, 1, 2, 4, 5, 6, 8, 9, 10].map((n) => n / 24),
        1 / 24,
      ),
    ).toEqual({ fps: 24 });
  });

  test("60.001 stays 60.001 where times are exact, and 23.976 is no 24", () => {
    expect(frameRate(timesAt(60.001, 300, 60_001_000), 1 / 60_001_000).fps).toBe(60.001);
    expect(frameRate(timesAt(24_000 / 1001, 300, 1000), 1 / 1000).fps).toBe(23.976);
  });

  test.each([
    [
      "a phone's, each a little longer or shorter",
      Array.from({ length: 100 }, (_, n) => n / 30 + (n % 3) / 250),
    ],
    [
      "a recorded screen's, where nothing moves for long",
      [0, 1, 2, 5, 9, 10, 11, 19, 20, 25, 26].map((n) => n / 60),
    ],
    [
      "two clips' of different rates",
      [...timesAt(24, 50, 90_000), ...timesAt(30, 60, 90_000).map((t) => t + 50 / 24)],
    ],
  ])("%s pictures come unevenly, and the rate is their mean", (_what, times) => {
    const mean = (times.length - 1) / (times.at(-1)! - times[0]!);
    const { fps, isVariableRate } = frameRate(times, 1 / 90_000);
    expect(isVariableRate).toBe(true);
    expect(fps).toBeCloseTo(mean, 2);
  });

  test("a single picture has none", () => {
    expect(frameRate([], 0.001)).toEqual({});
    expect(frameRate([1, 1], 0.001)).toEqual({});
  });
});
