import fc from "fast-check";
import { expect, test } from "vitest";
import { endOf, startOf, withA, withB } from "./range.ts";

const open = { aMs: null, bMs: null };
const durationMs = 10_000;

test("playing ends at B, from beyond B at the end", () => {
  expect(endOf(open, durationMs, 3000)).toBe(10_000);
  expect(endOf({ aMs: null, bMs: 5000 }, durationMs, 3000)).toBe(5000);
  expect(endOf({ aMs: null, bMs: 5000 }, durationMs, 6000)).toBe(10_000);
  expect(endOf({ aMs: null, bMs: 50_000 }, durationMs, 6000)).toBe(10_000);
});

test("playing from the end, or from B, begins at A", () => {
  expect(startOf(open, durationMs, 10_000)).toBe(0);
  expect(startOf(open, durationMs, 4000)).toBe(4000);
  expect(startOf({ aMs: 2000, bMs: 5000 }, durationMs, 5000)).toBe(2000);
  expect(startOf({ aMs: 2000, bMs: 5000 }, durationMs, 6000)).toBe(6000);
});

test("there is always something to play, and A is never behind B", () => {
  const ms = fc.integer({ min: 0, max: durationMs });
  const maybe = fc.option(ms);
  fc.assert(
    fc.property(maybe, maybe, ms, fc.boolean(), (first, second, positionMs, isAFirst) => {
      const range = isAFirst ? withB(withA(open, first), second) : withA(withB(open, second), first);
      if (range.aMs !== null && range.bMs !== null) expect(range.aMs).toBeLessThan(range.bMs);
      const from = startOf(range, durationMs, positionMs);
      if (range.aMs !== durationMs) expect(endOf(range, durationMs, from)).toBeGreaterThan(from);
    }),
  );
});
