import { expect, test } from "vitest";
import { frameCode, rateText, shortTimeCode, timeCode } from "./time-code.ts";

const clip = { durationMs: 5000, offsetMs: 0, fps: 24, frameTimesMs: null };

test("a time reads as minutes, seconds and milliseconds", () => {
  expect([0, 3250, 9999.6, 61_005, 720_000, -4].map(timeCode)).toEqual([
    "0:00.000",
    "0:03.250",
    "0:10.000",
    "1:01.005",
    "12:00.000",
    "0:00.000",
  ]);
});

test("visitors read tenths, of which none begins early", () => {
  expect([0, 99, 100, 2_300, 2_399, 61_050, -3].map(shortTimeCode)).toEqual([
    "0:00.0",
    "0:00.0",
    "0:00.1",
    "0:02.3",
    "0:02.3",
    "1:01.0",
    "0:00.0",
  ]);
});

test("a position reads as the frame that is seen there", () => {
  expect([0, 41, 41.667, 2250, 2280, 4999, 5000].map((atMs) => frameCode(clip, atMs))).toEqual([
    "00:00:00",
    "00:00:00",
    "00:00:01",
    "00:02:06",
    "00:02:06",
    "00:04:23",
    "00:05:00",
  ]);
});

test("every step of one frame counts one further, also of 23.976 and 59.94 frames a second", () => {
  for (const fps of [24_000 / 1001, 25, 30_000 / 1001, 60_000 / 1001]) {
    const film = { ...clip, durationMs: 70_000, fps };
    const codes = Array.from({ length: 1500 }, (_, frame) => frameCode(film, (frame * 1000) / fps));
    expect(new Set(codes).size).toBe(1500);
    expect(codes[Math.round(fps)]).toBe("00:01:00");
  }
});

test("a clip that begins later counts on the time line, in its own frames", () => {
  const late = { ...clip, offsetMs: 9 };
  expect(frameCode(late, 9 + 1000)).toBe("00:01:00");
  expect(frameCode(late, 8 + 1000)).toBe("00:00:23");
});

test("frames that lie unevenly count by the time at which they begin", () => {
  const uneven = { ...clip, durationMs: 300, fps: 25, frameTimesMs: [0, 38, 82, 200] };
  expect([0, 40, 90, 199, 200].map((atMs) => frameCode(uneven, atMs))).toEqual([
    "00:00:00",
    "00:00:01",
    "00:00:02",
    "00:00:02",
    "00:00:05",
  ]);
});

test("hours come with the first of them, and milliseconds where nobody knows the rate", () => {
  expect(frameCode({ ...clip, durationMs: 4_000_000 }, 3_661_000)).toBe("01:01:01:00");
  expect(frameCode({ ...clip, fps: null }, 2250)).toBe("0:02.250");
  expect(frameCode(null, 2250)).toBe("0:02.250");
  expect([24, 24_000 / 1001].map(rateText)).toEqual(["@24", "@23.98"]);
});
