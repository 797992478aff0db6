import { describe, expect, test } from "vitest";
import { statuses } from "./generation.ts";
import { waysOut } from "./ways-out.ts";

const withTasks = { canCancel: false, hasTaskId: true };
const blocking = { canCancel: false, hasTaskId: false };
const view = (given: Partial<Parameters<typeof waysOut>[0]> = {}) =>
  ({
    ...({
      status: "failed",
      output: 1,
      billedWith: null,
      billing: "paid",
      operation: null,
      hasLinks: false,
    } as const),
    ...given,
  }) as const;

test.each(statuses.filter((status) => status !== "done" && status !== "canceled"))(
  "a paid one that is %s can be left, but while its request is on its way",
  (status) => {
    expect(waysOut(view({ status }), withTasks).length > 0).toBe(status !== "submitting");
    expect(waysOut(view({ status }), blocking)).not.toEqual([]);
  },
);

test("what is known is asked for again before it is paid for again", () => {
  expect(waysOut(view({ operation: "t-1", hasLinks: true }), withTasks)).toEqual([
    "tryLink",
    "lookAgain",
    "retry",
  ]);
  expect(waysOut(view({ hasLinks: true }), blocking)).toEqual(["tryLink", "retry"]);
});

describe("a free one", () => {
  test("is canceled, and never only waited for no longer", () => {
    expect(waysOut(view({ status: "running", billing: "free", operation: "r-1" }), withTasks)).toEqual([
      "cancel",
    ]);
  });
  test("is made again", () => {
    expect(waysOut(view({ billing: "free", operation: "r-1" }), withTasks)).toEqual(["retry"]);
  });
});

test("an unconfirmed one is adopted only where its provider has ids", () => {
  expect(waysOut(view({ status: "unconfirmed" }), withTasks)).toEqual(["adopt", "resend", "abandon"]);
  expect(waysOut(view({ status: "unconfirmed" }), blocking)).toEqual(["resend", "abandon"]);
});

test("what has links has ended at its provider: it is not canceled while a fresh one is asked for", () => {
  const model = { canCancel: true, hasTaskId: true };
  expect(waysOut(view({ status: "running", hasLinks: true }), model)).toEqual(["stopWaiting"]);
  expect(waysOut(view({ status: "running", hasLinks: true, billing: "free" }), model)).toEqual(["cancel"]);
});

test("a further output is fetched again, and never asked for by itself; only one with a task of its own is canceled", () => {
  const further = { output: 2, billedWith: 1, operation: "t-1", hasLinks: true };
  expect(waysOut(view(further), withTasks)).toEqual(["tryLink", "lookAgain"]);
  const cancels = { canCancel: true, hasTaskId: true };
  expect(waysOut(view({ ...further, status: "running" }), cancels)).toEqual(["stopWaiting"]);
  const own = { ...further, billedWith: null, hasLinks: false };
  expect(waysOut(view({ ...own, status: "running" }), cancels)).toEqual(["cancel", "stopWaiting"]);
});
