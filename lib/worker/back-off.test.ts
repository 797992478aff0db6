import { describe, expect, test } from "vitest";
import { allModels } from "#lib/providers/catalog.ts";
import { afterWaitMs, backOffMs, createFailureCount, jittered, pollWaitMs } from "./back-off.ts";

/** The least and the most of many tries, as shares of what is meant. */
function spread(meantMs: number, wait: () => number): { least: number; most: number } {
  const shares = Array.from({ length: 2000 }, () => wait() / meantMs);
  return { least: Math.min(...shares), most: Math.max(...shares) };
}

/** That waits lie around what is meant, from 15 % less to 15 % more, and reach both ends. */
function expectAround(meantMs: number, wait: () => number): void {
  const { least, most } = spread(meantMs, wait);
  expect(least).toBeGreaterThanOrEqual(0.85);
  expect(least).toBeLessThan(0.87);
  expect(most).toBeGreaterThan(1.13);
  expect(most).toBeLessThanOrEqual(1.15);
}

test("what began together is spread over 15 % to either side", () => {
  expectAround(60_000, () => jittered(60_000));
});

test.each([1000, 60_000, 600_000])(
  "what has to wait for %i ms is looked at soon after, never before",
  (waitMs) => {
    const { least, most } = spread(waitMs, () => afterWaitMs(waitMs));
    expect(least).toBeGreaterThan(1);
    expect((most - 1) * waitMs).toBeLessThanOrEqual(5100);
    expect((most - least) * waitMs).toBeGreaterThan(250); // they do not all come at once
  },
);

test.each([
  [0, 1000],
  [1, 2000],
  [2, 4000],
  [5, 32_000],
  [6, 60_000],
  [1000, 60_000],
])("after %i failures in a row the next try waits about %i ms", (failures, meantMs) => {
  expectAround(meantMs, () => backOffMs(failures));
});

describe("an operation is looked at", () => {
  const [{ model: any }] = allModels() as [ReturnType<typeof allModels>[number]]; // there is one
  const modelOf = (expectedWaitMs: number | undefined) => ({
    ...any,
    operation: { ...any.operation, pollEveryMs: 5000, expectedWaitMs },
  });
  const minutes = (count: number) => count * 60_000;

  test.each([
    ["in its own rhythm at first", 5000, undefined, 0],
    ["in its own rhythm for five minutes, where nobody says how long it takes", 5000, undefined, minutes(5)],
    ["half as often afterwards", 10_000, undefined, minutes(5) + 1],
    ["half as often for half an hour", 10_000, undefined, minutes(30)],
    ["a quarter as often from then on", 20_000, undefined, minutes(30) + 1],
    ["in its own rhythm for five minutes, however fast it should be", 5000, minutes(1), minutes(5)],
    ["in its own rhythm for twice the time that it should take", 5000, minutes(10), minutes(20)],
    ["half as often after that", 10_000, minutes(10), minutes(20) + 1],
    ["a quarter as often after twelve times as long", 20_000, minutes(10), minutes(120) + 1],
  ])("%s", (_when, meantMs, expectedWaitMs, runningMs) => {
    expectAround(meantMs, () => pollWaitMs(modelOf(expectedWaitMs), runningMs));
  });
});

test("failures are counted by key, until it is forgotten", () => {
  const failures = createFailureCount();
  expect([failures.next("a"), failures.next("a"), failures.next("b"), failures.next("a")]).toEqual([
    0, 1, 0, 2,
  ]);
  failures.forget("a");
  expect([failures.next("a"), failures.next("b")]).toEqual([0, 1]);
});

test("of more than ten thousand keys the one that failed longest ago is forgotten", () => {
  const failures = createFailureCount();
  failures.next("old");
  failures.next("kept");
  for (let key = 0; key < 9998; key += 1) failures.next(`${key}`);
  expect(failures.next("kept")).toBe(1);
  failures.next("one more");
  expect(failures.next("kept")).toBe(2);
  expect(failures.next("old")).toBe(0);
});
