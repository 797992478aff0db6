import { expect, test } from "vitest";
import { scoreMessages } from "./messages.ts";
import { costLines, percentText, rangeText } from "./score-text.ts";

test("shares are told in whole percent, and between which they lie", () => {
  expect(percentText(0.6249)).toBe("62 %");
  expect(rangeText({ share: 0.6, low: 0.414, high: 0.788 })).toBe("41 to 79 %");
});

test.each([
  [0, "No ratings yet"],
  [1, "1 rating, 5 needed"],
  [4, "4 ratings, 5 needed"],
])("of %i ratings, which are too few, it is said: %s", (count, text) => {
  expect(scoreMessages.tooFew(count, "rating")).toBe(text);
});

test.each([
  [0, 0, "No ratings yet"],
  [1, 0, "1 of your clips rated"],
  [218, 1, "218 of your clips rated, 1 blind pair"],
])("%i ratings and %i pairs are summed up as: %s", (clips, pairs, text) => {
  expect(scoreMessages.rated(clips, pairs)).toBe(text);
});

const usd = { currency: "USD", keptMicro: 100_000, spentMicro: 420_000 };
const score = { isFree: false, kept: 3, keptUnpriced: 0, perKeptSecond: [usd] };

test.each([
  [score, ["$0.10"], ["$0.42"]],
  [{ ...score, keptUnpriced: 2 }, ["$0.10", "+ 2 unknown"], ["$0.42", "+ 2 unknown"]],
  [{ ...score, keptUnpriced: 3, perKeptSecond: [] }, ["Unknown"], ["Unknown"]],
  [
    { ...score, perKeptSecond: [usd, { ...usd, isEstimate: true }] },
    ["$0.10", "about $0.10"],
    ["$0.42", "about $0.42"],
  ],
  [{ ...score, kept: 0, perKeptSecond: [] }, ["–"], ["–"]],
  [{ ...score, isFree: true, perKeptSecond: [] }, ["Free"], ["Free"]],
])("a kept second of %j costs %j, and with what was not kept %j", (given, own, all) => {
  expect(costLines(given, "keptMicro")).toEqual(own);
  expect(costLines(given, "spentMicro")).toEqual(all);
});
