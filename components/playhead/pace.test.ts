import { expect, test } from "vitest";
import { fullPace, nextPace, type Pace } from "./pace.ts";

const after = (shares: readonly number[], pace: Pace = fullPace) => shares.reduce(nextPace, pace);
const calm = (seconds: number) => Array.from({ length: seconds }, () => 0);

test("one bad second changes nothing, two in a row slow all down", () => {
  expect(after([0.9]).factor).toBe(1);
  expect(after([0.9, 0, 0.9]).factor).toBe(1);
  expect(after([0.9, 0.5]).factor).toBe(0.75);
  expect(after([0.9, 0.9, 0.9, 0.9]).factor).toBe(0.5);
});

test("a quarter is slow enough for every machine", () => {
  expect(after(Array.from({ length: 30 }, () => 1)).factor).toBe(0.25);
});

test("after calm seconds a faster pace is tried, later each time that it was too fast", () => {
  const slowed = after([1, 1]);
  expect(after(calm(slowed.patienceSeconds - 1), slowed).factor).toBe(0.75);
  const restored = after(calm(slowed.patienceSeconds), slowed);
  expect(restored.factor).toBe(1);
  expect(after([1, 1], restored).patienceSeconds).toBeGreaterThan(slowed.patienceSeconds);
});

test("seconds that are neither calm nor late neither slow down nor restore", () => {
  expect(after([1, 0.1, 1, 0.1, 1]).factor).toBe(1);
  const slowed = after([1, 1]);
  expect(after([...calm(10), 0.1, ...calm(5)], slowed).factor).toBe(0.75);
});
