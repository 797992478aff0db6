import { expect, test } from "vitest";
import { retryLabel } from "./messages.ts";

const failure = { kind: "unavailable", detail: "" } as const;

test.each([
  ["unknown", "Retry (costs again)"],
  ["yes", "Retry (costs again)"],
  ["no", "Retry"],
] as const)("a retry after a failure that was charged (%s) reads %s", (charged, label) => {
  expect(retryLabel({ ...failure, charged }, false)).toBe(label);
});

test("a retry of a free model never costs again", () => {
  expect(retryLabel({ ...failure, charged: "unknown" }, true)).toBe("Retry");
});
