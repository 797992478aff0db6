import { expect, test } from "vitest";
import { progressOf, progressOfAll } from "./progress-of.ts";

const now = Date.parse("2026-11-30T12:00:00.000Z");
const accepted = "2026-11-30T11:59:00.000Z";
const silent = { progress: null, acceptedAt: null, expectedWaitMs: 120_000 };

test("what a provider says of its progress counts, else the usual wait", () => {
  expect(progressOf({ progress: 0.2, acceptedAt: accepted, expectedWaitMs: 60_000 }, now)).toBe(0.2);
  expect(progressOf({ progress: null, acceptedAt: accepted, expectedWaitMs: 120_000 }, now)).toBe(0.5);
});

test("the usual wait alone never makes anything done", () => {
  expect(progressOf({ progress: null, acceptedAt: accepted, expectedWaitMs: 1000 }, now)).toBe(0.95);
});

test("all together, one that nobody can tell of counts as not begun", () => {
  expect(progressOfAll([{ ...silent, progress: 0.5 }, silent], now)).toBe(0.25);
  expect(progressOfAll([silent, silent], now)).toBeNull();
});
