import { describe, expect, test } from "vitest";
import type { JudgedClip } from "./hidden-pairs.ts";
import {
  type ModelTally,
  orderScores,
  parseScoreOrder,
  scoreFilterSchema,
  scoreModels,
} from "./scoreboard.ts";

const nothing: ModelTally = {
  modelId: "oxen/a",
  isFree: false,
  kept: 0,
  tweaked: 0,
  rejected: 0,
  done: 0,
  failed: 0,
  waits: 0,
  medianWaitMs: null,
  p90WaitMs: null,
  keptUnpriced: 0,
  costs: [],
};
const score = (tally: Partial<ModelTally>, clips: JudgedClip[] = []) =>
  scoreModels([{ ...nothing, ...tally }], clips)[0]!;

describe("a model's score", () => {
  test("of nothing says nothing", () => {
    expect(score({})).toMatchObject({
      verdicts: 0,
      keptShare: null,
      wonShare: null,
      failedShare: null,
      perKeptSecond: [],
    });
  });

  test("has the kept share of all verdicts with its interval", () => {
    const { verdicts, keptShare } = score({ kept: 5 });
    expect(verdicts).toBe(5);
    expect(keptShare?.share).toBe(1);
    expect(keptShare?.low).toBeCloseTo(0.5655, 4);
    expect(score({ kept: 3, tweaked: 2, rejected: 5 }).keptShare?.share).toBeCloseTo(0.3);
  });

  test("counts the failed among what has ended", () => {
    expect(score({ done: 9, failed: 1 }).failedShare).toBeCloseTo(0.1);
  });

  test("prices a kept second, each currency apart, with and without what was not kept", () => {
    const { perKeptSecond } = score({
      costs: [
        { currency: "USD", keptMicro: 2_000_000, spentMicro: 8_000_000, keptMs: 20_000 },
        { currency: "EUR", keptMicro: 0, spentMicro: 5_000_000, keptMs: 0 },
      ],
    });
    expect(perKeptSecond).toEqual([{ currency: "USD", keptMicro: 100_000, spentMicro: 400_000 }]);
  });

  test("is no surer of ten pairs of one comparison than of one pair", () => {
    const clip = (comparisonId: string, modelId: string, choice: JudgedClip["choice"]) => {
      return { comparisonId, modelId, choice, stars: null };
    };
    const rivals = Array.from({ length: 10 }, () => clip("1", "oxen/b", "reject"));
    const ten = score({}, [clip("1", "oxen/a", "keep"), ...rivals]);
    const one = score({}, [clip("1", "oxen/a", "keep"), clip("1", "oxen/b", "reject")]);
    expect(ten).toMatchObject({ won: 10, lost: 0 });
    expect(ten.wonShare).toEqual(one.wonShare);
  });
});

describe("the order", () => {
  const named = (label: string, tally: Partial<ModelTally>) => ({ ...score(tally), label });
  const lines = [
    named("Few", { kept: 1, waits: 1, medianWaitMs: 1 }),
    named("Good", { kept: 8, rejected: 2, waits: 9, medianWaitMs: 90_000, done: 9, failed: 1 }),
    named("Better", { kept: 9, rejected: 1, waits: 9, medianWaitMs: 99_000, done: 5, failed: 5 }),
  ];
  const order = (text: string) => orderScores(lines, parseScoreOrder(text)).map(({ label }) => label);

  test.each([
    ["kept", ["Better", "Good", "Few"]],
    ["-kept", ["Good", "Better", "Few"]],
    ["wait", ["Good", "Better", "Few"]],
    ["-wait", ["Better", "Good", "Few"]],
    ["failed", ["Good", "Better", "Few"]],
    ["won", ["Better", "Good", "Few"]],
    ["model", ["Better", "Few", "Good"]],
    ["-model", ["Good", "Few", "Better"]],
    ["nonsense", ["Better", "Good", "Few"]],
  ])("%s: what cannot be told stands at the end", (text, labels) => {
    expect(order(text)).toEqual(labels);
  });
});

test("of those that cannot be told the most rated comes first", () => {
  const lines = [
    { label: "A", ...score({}) },
    { label: "B", ...score({ kept: 1 }) },
    { label: "C", ...score({ rejected: 3 }) },
    { label: "D", ...score({}) },
  ];
  for (const text of ["kept", "-kept"])
    expect(orderScores(lines, parseScoreOrder(text)).map(({ label }) => label)).toEqual(["C", "B", "A", "D"]);
});

test("a filter that nobody offers is none", () => {
  expect(scoreFilterSchema.parse({ period: "12", references: ["x"] })).toEqual({
    period: "all",
    references: "any",
  });
  expect(scoreFilterSchema.parse({ period: "30", references: "none", other: 1 })).toEqual({
    period: "30",
    references: "none",
  });
});
