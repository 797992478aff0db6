import { countText, moneyText } from "#lib/domain/base/quantity.ts";
import type { Share } from "#lib/domain/judgement/interval.ts";
import { enoughToTell, type ModelScore } from "#lib/domain/judgement/scoreboard.ts";

/** "62 %" */
export function percentText(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "41 to 79 %": where the true share lies 95 times in 100. */
export function rangeText({ low, high }: Share): string {
  return `${Math.round(low * 100)} to ${percentText(high)}`;
}

/** "Too little to tell yet: 2 verdicts"; null where there is enough. */
export function tooLittleText(count: number, noun: string): string | null {
  if (count >= enoughToTell) return null;
  return count === 0 ? `No ${noun}s yet` : `Too little to tell yet: ${countText(count, noun)}`;
}

/** What a kept second has cost, one line for each currency; what is an estimate or not known at all is named. */
export function keptCostLines(
  score: Pick<ModelScore, "isFree" | "kept" | "keptUnpriced" | "perKeptSecond">,
): string[] {
  if (score.isFree) return ["Free"];
  if (score.kept === 0) return ["Nothing kept yet"];
  const lines = score.perKeptSecond.map(({ currency, isEstimate, keptMicro, spentMicro }) => {
    const own = moneyText({ micro: keptMicro, currency });
    const all = moneyText({ micro: spentMicro, currency });
    const line = own === all ? own : `${own}, ${all} with what was not kept`;
    return isEstimate ? `About ${line} (estimate)` : line;
  });
  if (score.keptUnpriced === 0) return lines;
  return [...lines, lines.length === 0 ? "Unknown" : `Unknown for ${score.keptUnpriced} of ${score.kept}`];
}
