import { expect, test } from "vitest";
import { sampleId } from "#lib/domain/testing/samples.ts";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import { blindMessages, howItWorks, laterText, tooFewText } from "./messages.ts";

const none: BlindView = { state: "none", excerpt: "", readyCount: 0, draftCount: 0, waitingCount: 0 };
const hidden: BlindView = {
  ...none,
  state: "hidden",
  comparisonId: sampleId(1),
  usesCopies: true,
  leavesOutDrafts: false,
  clips: [],
};

test("what was said with the name hidden is told in a few words", () => {
  expect(blindMessages.blindVerdict({ choice: "keep", stars: 4 })).toBe("Blind: keep, 4 stars");
  expect(blindMessages.blindVerdict({ choice: null, stars: null })).toBe("Blind: no verdict");
});

test("results that came after the order was drawn, and those still rendering, are told", () => {
  expect(laterText(none)).toBeNull();
  expect(laterText({ ...none, waitingCount: 2 })).toBe("2 still rendering.");
  expect(laterText({ ...hidden, readyCount: 1, waitingCount: 1 })).toBe(
    "1 more ready, 1 still rendering: next round.",
  );
  expect(laterText(hidden)).toBeNull();
});

test("an animatic that is left out is no later result", () => {
  expect(laterText({ ...hidden, readyCount: 1, draftCount: 1, leavesOutDrafts: true })).toBeNull();
});

test("a run with too few results says how many there are", () => {
  expect(tooFewText(none)).toBe("A blind round needs two finished results. None so far.");
  expect(tooFewText({ ...none, readyCount: 2, draftCount: 1 })).toBe(
    "A blind round needs two finished results. One so far, besides the animatic.",
  );
});

test("where originals play it is said that they tell more", () => {
  expect(howItWorks(hidden).join(" ")).toContain("Proxies play.");
  expect(howItWorks({ ...hidden, usesCopies: false }).join(" ")).toContain("Originals play");
});
