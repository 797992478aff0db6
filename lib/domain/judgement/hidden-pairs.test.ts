import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareVerdicts, type JudgedClip, tallyPairs } from "./hidden-pairs.ts";
import { choices, type Verdict } from "./verdict.ts";

const verdict = (choice: Verdict["choice"], stars: number | null = null): Verdict => ({ choice, stars });

test.each([
  [verdict("keep"), verdict("tweak"), 1],
  [verdict("tweak", 1), verdict("reject", 5), 1],
  [verdict("reject"), verdict("keep"), -1],
  [verdict("keep", 4), verdict("keep", 5), -1],
  [verdict("keep", 4), verdict("keep", 4), 0],
  [verdict("keep", 4), verdict("keep"), 0],
  [verdict(null, 4), verdict(null, 2), 1],
  [verdict(null, 4), verdict(null, 4), 0],
  [verdict(null, 4), verdict("keep", 2), null],
  [verdict(null), verdict("keep"), null],
  [verdict(null, 4), verdict(null), null],
  [verdict(null), verdict(null), null],
] as const)("%j beside %j: %s", (one, other, outcome) => {
  expect(compareVerdicts(one, other)).toBe(outcome);
});

test("a model is held against the others of the same comparison, never against itself or another comparison", () => {
  const clip = (comparisonId: string, modelId: string, verdict: Verdict) => ({
    comparisonId,
    modelId,
    ...verdict,
  });
  const tallies = tallyPairs([
    clip("1", "a", verdict("keep")),
    clip("1", "a", verdict("reject")),
    clip("1", "b", verdict("tweak")),
    clip("1", "c", verdict("keep")),
    clip("2", "a", verdict("keep", 5)),
    clip("2", "b", verdict("keep", 3)),
    clip("3", "d", verdict("keep")),
  ]);
  expect(tallies.get("a")).toEqual({ won: 2, lost: 2, even: 1, weight: 16 / 10 });
  expect(tallies.get("b")).toEqual({ won: 1, lost: 3, even: 0, weight: 16 / 10 });
  expect(tallies.get("c")).toEqual({ won: 2, lost: 0, even: 1, weight: 1 });
  expect(tallies.has("d")).toBe(false);
});

const verdicts = fc.record({
  choice: fc.option(fc.constantFrom(...choices)),
  stars: fc.option(fc.integer({ min: 1, max: 5 })),
});
const clips: fc.Arbitrary<JudgedClip[]> = fc.array(
  fc
    .tuple(verdicts, fc.constantFrom("1", "2", "3"), fc.constantFrom("a", "b", "c"))
    .map(([verdict, comparisonId, modelId]) => ({ ...verdict, comparisonId, modelId })),
  { maxLength: 24 },
);

test("what one is better by, the other is worse by", () => {
  fc.assert(
    fc.property(verdicts, verdicts, (one, other) => {
      const outcome = compareVerdicts(one, other);
      expect(compareVerdicts(other, one)).toBe(outcome && 0 - outcome);
    }),
  );
});

test("every win is another's loss, and every even pair is even for both", () => {
  fc.assert(
    fc.property(clips, (given) => {
      const tallies = [...tallyPairs(given).values()];
      const sum = (key: "won" | "lost" | "even") => tallies.reduce((total, tally) => total + tally[key], 0);
      expect(sum("won")).toBe(sum("lost"));
      expect(sum("even") % 2).toBe(0);
    }),
  );
});

test("pairs are worth at most their comparisons, and no more than they are", () => {
  fc.assert(
    fc.property(clips, (given) => {
      const comparisons = new Set(given.map(({ comparisonId }) => comparisonId)).size;
      for (const { won, lost, weight } of tallyPairs(given).values()) {
        expect(weight).toBeLessThanOrEqual(Math.min(comparisons, won + lost) + 1e-9);
        if (won + lost > 0) expect(weight).toBeGreaterThanOrEqual(1);
      }
    }),
  );
});

test("the order of clips does not matter", () => {
  fc.assert(
    fc.property(clips, (given) => {
      const sorted = (map: Map<string, unknown>) =>
        [...map].toSorted(([one], [other]) => one.localeCompare(other));
      expect(sorted(tallyPairs(given.toReversed()))).toEqual(sorted(tallyPairs(given)));
    }),
  );
});
