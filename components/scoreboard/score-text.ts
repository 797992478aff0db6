import { moneyText } from "#lib/domain/base/money.ts";
import type { Share } from "#lib/domain/judgement/interval.ts";
import type { ModelScore } from "#lib/domain/judgement/scoreboard.ts";
import { scoreMessages } from "./messages.ts";

/** "62 %" */
export function percentText(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "41 to 79 %": where the true share lies 95 times in 100. */
export function rangeText({ low, high }: Share): string {
  return `${Math.round(low * 100)} to ${percentText(high)}`;
}

type Costs = Pick<ModelScore, "isFree" | "kept" | "keptUnpriced" | "perKeptSecond">;

/** What a second of kept video has cost by itself, or with all that was spent on the way to it: a line for each currency. */
export function costLines(score: Costs, of: "keptMicro" | "spentMicro"): string[] {
  if (score.isFree) return [scoreMessages.free];
  if (score.kept === 0) return [scoreMessages.none];
  const lines = score.perKeptSecond.map(({ currency, isEstimate, [of]: micro }) => {
    const money = moneyText({ micro, currency });
    return isEstimate ? scoreMessages.about(money) : money;
  });
  if (score.keptUnpriced === 0) return lines;
  return lines.length === 0 ? [scoreMessages.noPrice] : [...lines, scoreMessages.unknown(score.keptUnpriced)];
}
