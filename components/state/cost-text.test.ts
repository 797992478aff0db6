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
  expect(costText(view, false)).toBe(words);
});

test("a free model costs nothing, however it ended", () => {
  for (const status of ["queued", "done", "failed"] as const)
    expect(costText({ status, cost: null, hasUnknownBill: false }, true)).toBe("Free");
});
