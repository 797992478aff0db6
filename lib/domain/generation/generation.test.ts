import { describe, expect, test } from "vitest";
import { isTerminal, isWorkable, nextStatus, statuses, statusesBefore, transitions } from "./generation.ts";

describe("the states of a generation", () => {
  test("every status but the first can be reached, and every one but the ended ones can be left", () => {
    const reached = new Set(["queued"]);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const status of statuses)
        if (reached.has(status)) for (const next of Object.values(transitions[status])) reached.add(next);
    }
    expect([...reached].sort()).toEqual([...statuses].sort());
    expect(statuses.filter((status) => Object.keys(transitions[status]).length === 0)).toEqual([
      "done",
      "canceled",
    ]);
  });

  test("a vanished request waits for its author when it was paid and is asked again when it was free", () => {
    expect(nextStatus("submitting", "vanish", "paid")).toBe("unconfirmed");
    expect(nextStatus("submitting", "vanish", "free")).toBe("queued");
  });

  test("whoever has waited enough can stop, wherever somebody else is waited for", () => {
    expect(statusesBefore("stopWaiting")).toEqual(["submitting", "running", "saving"]);
    expect(nextStatus("submitting", "stopWaiting", "paid")).toBe("unconfirmed");
    expect(nextStatus("saving", "stopWaiting", "paid")).toBe("failed");
  });

  test("an event does nothing in a status that it does not leave", () => {
    expect(nextStatus("done", "retry", "paid")).toBeNull();
    expect(statusesBefore("accept")).toEqual(["submitting", "unconfirmed"]);
  });

  test("nothing is both ended and the worker's, and only an unconfirmed one is neither", () => {
    expect(statuses.filter((status) => isTerminal(status) && isWorkable(status))).toEqual([]);
    expect(statuses.filter((status) => !isTerminal(status) && !isWorkable(status))).toEqual(["unconfirmed"]);
  });
});
