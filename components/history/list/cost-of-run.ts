import type { HistoryResult } from "#lib/domain/history/history.ts";
import { moneyText } from "#lib/domain/base/money.ts";

/** What results have cost together as far as it is known, "+" where more is not; null where nothing is, or currencies differ. */
export function costOfRun(results: readonly Pick<HistoryResult, "cost" | "hasUnknownBill">[]): string | null {
  const costs = results.flatMap(({ cost }) => cost ?? []);
  const [first] = costs;
  if (!first || costs.some(({ currency }) => currency !== first.currency)) return null;
  const micro = costs.reduce((sum, cost) => sum + cost.micro, 0);
  const hasMore = results.some(({ hasUnknownBill }) => hasUnknownBill);
  return `${moneyText({ micro, currency: first.currency })}${hasMore ? "+" : ""}`;
}
