import * as z from "zod/mini";
import { type JudgedClip, tallyPairs } from "./hidden-pairs.ts";
import { type Share, wilson } from "./interval.ts";
import type { AssetId, GenerationId, RunId } from "#lib/domain/base/id.ts";
import { kinds } from "#lib/domain/media/format.ts";

/** Fewer observations than this tell nothing, and are not shown as if they did. */
export const enoughToTell = 5;

/** Days back from now. */
export const periods = ["7", "30", "90", "all"] as const;
/** Which references a prompt has: one of a kind, none at all, or whatever. */
export const referenceFilters = ["any", ...kinds, "none"] as const;

/** Which generations count: those asked for in the last so many days, whose prompt had a reference of a kind (or none at all). */
export const scoreFilterSchema = z.object({
  period: z.catch(z.enum(periods), "all"),
  references: z.catch(z.enum(referenceFilters), "any"),
});
export type ScoreFilter = z.infer<typeof scoreFilterSchema>;

/** What is counted of one model. Times in milliseconds, money in micro-units. */
export type ModelTally = {
  modelId: string;
  isFree: boolean;
  kept: number;
  tweaked: number;
  rejected: number;
  done: number;
  failed: number;
  /** How many waiting times the two below are of. */
  waits: number;
  medianWaitMs: number | null;
  p90WaitMs: number | null;
  /** Kept results that have cost more than is known, or may have, and are not wholly estimated. */
  keptUnpriced: number;
  /** By currency: all that was spent, and of the kept results their cost and length. Estimates have entries of their own. */
  costs: readonly {
    currency: string;
    isEstimate?: boolean;
    spentMicro: number;
    keptMicro: number;
    keptMs: number;
  }[];
};

/** A model's line on the scoreboard. */
export type ModelScore = Omit<ModelTally, "costs"> & {
  verdicts: number;
  /** Kept of all keep, tweak and reject; null without any. */
  keptShare: Share | null;
  won: number;
  lost: number;
  even: number;
  /** Won of the decided pairs; null without any. */
  wonShare: Share | null;
  /** Failed of what has ended as done or failed; null where nothing has. */
  failedShare: number | null;
  /**
   * By currency, per second of kept video: the kept results' own cost, and all that was spent on the way to them. `isEstimate`: of
   * those that nobody billed, as it was estimated.
   */
  perKeptSecond: readonly { currency: string; isEstimate?: boolean; keptMicro: number; spentMicro: number }[];
};

/** A kept result with a poster, and the run in which it opens. `hasCopy`: there is a comparing copy of it, which is smaller. */
export type BestKept = { assetId: AssetId; generationId: GenerationId; runId: RunId; hasCopy: boolean };

/**
 * A model's line with the name that it has everywhere (a model that is not offered any more has its id), and with the best kept of its
 * results that has a poster.
 */
export type LabelledScore = ModelScore & { label: string; bestKept: BestKept | null };

/** The scoreboard: every model of which anything was counted or judged with its name hidden. */
export function scoreModels(tallies: readonly ModelTally[], clips: readonly JudgedClip[]): ModelScore[] {
  const pairs = tallyPairs(clips);
  return tallies.map(({ costs, ...tally }) => {
    const { won, lost, even, weight } = pairs.get(tally.modelId) ?? { won: 0, lost: 0, even: 0, weight: 0 };
    const verdicts = tally.kept + tally.tweaked + tally.rejected;
    const ended = tally.done + tally.failed;
    return {
      ...tally,
      verdicts,
      keptShare: wilson(tally.kept / verdicts, verdicts),
      won,
      lost,
      even,
      wonShare: wilson(won / (won + lost), weight),
      failedShare: ended === 0 ? null : tally.failed / ended,
      perKeptSecond: costs
        .filter(({ keptMs }) => keptMs > 0)
        .map(({ keptMicro, spentMicro, keptMs, ...of }) => ({
          ...of,
          keptMicro: Math.round(keptMicro / (keptMs / 1000)),
          spentMicro: Math.round(spentMicro / (keptMs / 1000)),
        })),
    };
  });
}

/** By what the scoreboard can be ordered. */
export const scoreColumns = ["model", "kept", "won", "wait", "failed"] as const;
export type ScoreColumn = (typeof scoreColumns)[number];
export type ScoreOrder = { column: ScoreColumn; isReversed: boolean };

/** "kept", or "-kept" for the other way round; anything else is the kept share, best first. */
export function parseScoreOrder(text: unknown): ScoreOrder {
  const [, minus, name] = /^(-?)([a-z]+)$/.exec(typeof text === "string" ? text : "") ?? [];
  const column = scoreColumns.find((each) => each === name);
  return column ? { column, isReversed: minus === "-" } : { column: "kept", isReversed: false };
}

/** Best first (models by their names), or the other way round; what cannot be told stands at the end in either case, most rated first. */
export function orderScores<Score extends ModelScore & { label: string }>(
  scores: readonly Score[],
  { column, isReversed }: ScoreOrder,
): Score[] {
  const sign = isReversed ? -1 : 1;
  return scores.toSorted((one, other) => {
    const byName = one.label.localeCompare(other.label, "en");
    if (column === "model") return sign * byName;
    const [first, second] = [goodness(one, column), goodness(other, column)];
    if (first === null && second === null) return other.verdicts - one.verdicts || byName;
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (second - first) || byName;
  });
}

function goodness(score: ModelScore, column: Exclude<ScoreColumn, "model">): number | null {
  if (column === "kept") return score.verdicts < enoughToTell ? null : (score.keptShare?.share ?? null);
  if (column === "won") return score.won + score.lost < enoughToTell ? null : (score.wonShare?.share ?? null);
  if (column === "wait")
    return score.waits < enoughToTell || score.medianWaitMs === null ? null : -score.medianWaitMs;
  return score.failedShare === null ? null : -score.failedShare;
}
