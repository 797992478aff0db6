import { describe, expect, test } from "vitest";
import { agoText, timeLeftText, timeText } from "./time-text.ts";

describe("a span of time in words", () => {
  test.each([
    [0, "0 s"],
    [8_400, "8 s"],
    [60_000, "1 min"],
    [72_000, "1 min 12 s"],
    [3_600_000, "1 h"],
    [7_500_000, "2 h 5 min"],
    [172_800_000, "2 d"],
    [552_900_000, "6 d 9 h"],
  ])("%d ms reads %s", (durationMs, words) => {
    expect(timeText(durationMs)).toBe(words);
  });
});

describe("what is left", () => {
  test("follows real progress once there is enough of it", () => {
    expect(timeLeftText({ progress: 0.25, sinceAcceptedMs: 60_000, expectedWaitMs: null })).toBe(
      "about 3 min left",
    );
  });

  test("counts hours where minutes would be many", () => {
    expect(timeLeftText({ progress: 0.4, sinceAcceptedMs: 22_440_000, expectedWaitMs: null })).toBe(
      "about 9 h 21 min left",
    );
  });

  test("follows the documented wait before that", () => {
    expect(timeLeftText({ progress: 0, sinceAcceptedMs: 10_000, expectedWaitMs: 40_000 })).toBe(
      "about 30 s left",
    );
  });

  test("claims nothing where it takes longer than documented", () => {
    expect(timeLeftText({ progress: null, sinceAcceptedMs: 90_000, expectedWaitMs: 40_000 })).toBe(
      "longer than usual",
    );
    expect(timeLeftText({ progress: 0.62, sinceAcceptedMs: 90_000, expectedWaitMs: 40_000 })).toBe(
      "longer than usual",
    );
    expect(timeLeftText({ progress: 0.99, sinceAcceptedMs: 90_000, expectedWaitMs: 40_000 })).toBe(
      "nearly done",
    );
  });

  test("is silent while nobody can tell", () => {
    expect(timeLeftText({ progress: null, sinceAcceptedMs: 5_000, expectedWaitMs: null })).toBeNull();
    expect(timeLeftText({ progress: 0.5, sinceAcceptedMs: null, expectedWaitMs: 1 })).toBeNull();
  });
});

test.each([
  [59_999, "just now"],
  [240_000, "4 min ago"],
  [7_190_000, "1 h ago"],
  [260_000_000, "3 d ago"],
])("%d ms back reads %s", (sinceMs, words) => {
  expect(agoText(sinceMs)).toBe(words);
});
