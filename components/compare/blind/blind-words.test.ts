import { expect, test } from "vitest";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import { laterText, outcomeText, stateText } from "./blind-words.ts";

const keep = { choice: "keep", stars: 4 } as const;
const none: BlindView = { state: "none", excerpt: "", readyCount: 0, draftCount: 0, waitingCount: 0 };

test("both verdicts are told where they differ, and one where they do not", () => {
  expect(outcomeText(keep, keep)).toBe("Said while the name was hidden: keep, 4 stars.");
  expect(outcomeText(keep, { choice: "reject", stars: null })).toBe(
    "Said while the name was hidden: keep, 4 stars. Said openly: reject.",
  );
  expect(outcomeText(keep, null)).toContain("Said openly: no verdict.");
  expect(outcomeText({ choice: null, stars: null }, keep)).toBe(
    "Nothing was said while the name was hidden.",
  );
});

test("a run with too few results says how many it has, and what is still coming", () => {
  expect(stateText(none)).toContain("this run has none");
  expect(stateText({ ...none, readyCount: 1 })).toContain("this run has one");
  expect(laterText(none)).toBeNull();
  expect(laterText({ ...none, waitingCount: 2 })).toContain("2 videos are still being made");
});
