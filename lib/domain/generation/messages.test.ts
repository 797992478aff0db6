import { expect, test } from "vitest";
import { retryLabel, saveTroubleMessage } from "./messages.ts";

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

test.each([
  [{ what: "gone", status: 404 }, "Finished there. Its link answers 404."],
  [{ what: "refused", status: 503 }, "Finished there. Its link answers 503."],
  [{ what: "no-media" }, "Finished there. Its link gives no video."],
  [{ what: "too-slow" }, "Finished there. The download was too slow."],
] as const)("a result that is not here (%o) is one that is ready there", (trouble, words) => {
  expect(saveTroubleMessage(trouble)).toBe(words);
});
