import { expect, test } from "vitest";
import { costText } from "./cost-text.ts";

const cost = { micro: 1_120_000, currency: "USD" };

test.each([
  ["a bill that is known", { status: "done", cost, hasUnknownBill: false }, "$1.12"],
  ["a bill beside one that nobody told", { status: "done", cost, hasUnknownBill: true }, "At least $1.12"],
  [
    "an earlier bill while the next attempt runs",
    { status: "running", cost, hasUnknownBill: true },
    "At least $1.12",
  ],
  ["an earlier bill after a failure for nothing", { status: "failed", cost, hasUnknownBill: false }, "$1.12"],
  ["a bill that nobody told", { status: "done", cost: null, hasUnknownBill: true }, "Unknown"],
  [
    "a request that may have been charged",
    { status: "unconfirmed", cost: null, hasUnknownBill: true },
    "Unknown",
  ],
  [
    "a failure for nothing after one that was charged",
    { status: "failed", cost: null, hasUnknownBill: true },
    "Unknown",
  ],
  ["a failure for nothing", { status: "failed", cost: null, hasUnknownBill: false }, "Nothing"],
  [
    "one that was canceled before it was sent",
    { status: "canceled", cost: null, hasUnknownBill: false },
    "Nothing",
  ],
  ["one that goes on", { status: "running", cost: null, hasUnknownBill: true }, "Not known yet"],
] as const)("the cost of %s", (_what, view, words) => {
  expect(costText({ billedWith: null, estimate: null, ...view }, false)).toBe(words);
});

const estimate = { micro: 600_000, currency: "USD" };
test.each([
  ["a bill that nobody told", { status: "done", cost: null, hasUnknownBill: true }, "About $0.60 (estimate)"],
  [
    "one that waits to be sent",
    { status: "queued", cost: null, hasUnknownBill: false },
    "About $0.60 (estimate)",
  ],
  [
    "a bill beside one that nobody told",
    { status: "done", cost, hasUnknownBill: true },
    "At least $1.12, about $0.60 more (estimate)",
  ],
  [
    "an earlier bill while the next attempt waits to be sent",
    { status: "queued", cost, hasUnknownBill: false },
    "At least $1.12, about $0.60 more (estimate)",
  ],
] as const)("with an estimate the cost of %s is marked as one", (_what, view, words) => {
  expect(costText({ billedWith: null, estimate, ...view }, false)).toBe(words);
});

test("a free model costs nothing, however it ended", () => {
  for (const status of ["queued", "done", "failed"] as const)
    expect(
      costText({ billedWith: null, status, cost: null, hasUnknownBill: false, estimate: null }, true),
    ).toBe("Free");
});

test("a further output was paid for with the first, and one with a task of its own was not", () => {
  const further = {
    billedWith: 1,
    status: "done",
    cost: null,
    hasUnknownBill: false,
    estimate: null,
  } as const;
  expect(costText(further, false)).toBe("Billed with output 1");
  expect(costText({ ...further, billedWith: null, cost }, false)).toBe("$1.12");
});
