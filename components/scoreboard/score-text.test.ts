import { expect, test } from "vitest";
import { keptCostLines, percentText, rangeText, tooLittleText } from "./score-text.ts";

test("shares are told in whole percent, and between which they lie", () => {
  expect(percentText(0.6249)).toBe("62 %");
  expect(rangeText({ share: 0.6, low: 0.414, high: 0.788 })).toBe("41 to 79 %");
});

test.each([
  [0, "No verdicts yet"],
  [1, "Too little to tell yet: 1 verdict"],
  [4, "Too little to tell yet: 4 verdicts"],
  [5, null],
])("of %i verdicts it is said: %s", (count, text) => {
  expect(tooLittleText(count, "verdict")).toBe(text);
});

const usd = { currency: "USD", keptMicro: 100_000, spentMicro: 420_000 };
const score = { isFree: false, kept: 3, keptUnpriced: 0, perKeptSecond: [usd] };

test.each([
  [score, ["$0.10, $0.42 with what was not kept"]],
  [{ ...score, perKeptSecond: [{ ...usd, spentMicro: 100_000 }] }, ["$0.10"]],
  [{ ...score, keptUnpriced: 2 }, ["$0.10, $0.42 with what was not kept", "Unknown for 2 of 3"]],
  [{ ...score, keptUnpriced: 3, perKeptSecond: [] }, ["Unknown"]],
  [
    { ...score, perKeptSecond: [usd, { ...usd, isEstimate: true }] },
    ["$0.10, $0.42 with what was not kept", "About $0.10, $0.42 with what was not kept (estimate)"],
  ],
  [{ ...score, kept: 0, perKeptSecond: [] }, ["Nothing kept yet"]],
  [{ ...score, isFree: true, perKeptSecond: [] }, ["Free"]],
])("a kept second of %j costs %j", (given, lines) => {
  expect(keptCostLines(given)).toEqual(lines);
});
