import type { Choice, Verdict } from "./verdict.ts";

/** A clip of a comparison whose names have been shown, with its hidden verdict. */
export type JudgedClip = Verdict & { comparisonId: string; modelId: string };

/** How a model did against others, clip by clip. */
export type PairTally = {
  won: number;
  lost: number;
  /** Pairs with the same verdict: they say nothing of either, and count neither as won nor as lost. */
  even: number;
  /**
   * How many independent observations the decided pairs are worth: the pairs of one comparison hang together by the same few
   * verdicts. Kish's (Σm)² / Σm² over the comparisons' pairs m; never more than there are comparisons.
   */
  weight: number;
};

const rank: Record<Choice, number> = { keep: 3, tweak: 2, reject: 1 };

/**
 * Which of two verdicts is the better: 1 the first, -1 the second, 0 neither; null where they cannot be held against each other.
 * Keep is better than tweak, tweak than reject; stars decide between equal choices, and where neither has a choice.
 */
export function compareVerdicts(one: Verdict, other: Verdict): -1 | 0 | 1 | null {
  if ((one.choice === null) !== (other.choice === null)) return null;
  if (one.choice !== null && other.choice !== null && one.choice !== other.choice)
    return rank[one.choice] > rank[other.choice] ? 1 : -1;
  if (one.stars !== null && other.stars !== null && one.stars !== other.stars)
    return one.stars > other.stars ? 1 : -1;
  const isJudged = one.choice !== null || (one.stars !== null && other.stars !== null);
  return isJudged ? 0 : null;
}

/** Every two clips of different models that one comparison showed together, counted for each model by its id. */
export function tallyPairs(clips: readonly JudgedClip[]): Map<string, PairTally> {
  const tallies = new Map<string, PairTally & { sizes: number[] }>();
  const tallyOf = (modelId: string) => {
    const tally = tallies.get(modelId) ?? { won: 0, lost: 0, even: 0, weight: 0, sizes: [] };
    tallies.set(modelId, tally);
    return tally;
  };
  for (const together of Map.groupBy(clips, ({ comparisonId }) => comparisonId).values()) {
    const decided = new Map<string, number>();
    for (const one of together)
      for (const other of together) {
        if (one.modelId === other.modelId) continue;
        const outcome = compareVerdicts(one, other);
        if (outcome === null) continue;
        const tally = tallyOf(one.modelId);
        if (outcome === 0) tally.even += 1;
        else if (outcome === 1) tally.won += 1;
        else tally.lost += 1;
        if (outcome !== 0) decided.set(one.modelId, (decided.get(one.modelId) ?? 0) + 1);
      }
    for (const [modelId, size] of decided) tallyOf(modelId).sizes.push(size);
  }
  return new Map(
    [...tallies].map(([modelId, { sizes, ...tally }]) => [modelId, { ...tally, weight: kish(sizes) }]),
  );
}

function kish(sizes: readonly number[]): number {
  const sum = sizes.reduce((total, size) => total + size, 0);
  const squares = sizes.reduce((total, size) => total + size ** 2, 0);
  return squares === 0 ? 0 : sum ** 2 / squares;
}
