import { type ModelId, providerIdOf } from "#lib/domain/base/id.ts";
import type { Money } from "#lib/domain/base/money.ts";

/** What paid requests cost: each counts by its bill, else by its estimate, else as unknown. */
export type Spent = {
  /** How many were charged, or may have been. */
  requests: number;
  /** The sum per currency of what is known. */
  billed: readonly Money[];
  /** The sum per currency of the estimates of those without a bill. */
  estimated: readonly Money[];
  /** How many have ended with neither. */
  unknown: number;
};

/** What the requests sent to one model in one month cost. `month` is in UTC, such as "2026-11". */
export type SpendLine = Spent & { month: string; modelId: ModelId };

/** A month with its providers and their models, each with its own sum. */
export type MonthSpend = Spent & {
  month: string;
  providers: readonly (Spent & {
    id: string;
    name: string;
    models: readonly (Spent & { id: ModelId; name: string })[];
  })[];
};

/** All of them together. */
export function sumSpent(parts: readonly Spent[]): Spent {
  const count = (of: (part: Spent) => number) => parts.reduce((sum, part) => sum + of(part), 0);
  return {
    requests: count(({ requests }) => requests),
    billed: sumMoney(parts.flatMap(({ billed }) => billed)),
    estimated: sumMoney(parts.flatMap(({ estimated }) => estimated)),
    unknown: count(({ unknown }) => unknown),
  };
}

/** One amount per currency, in alphabetical order: currencies are never added up. */
function sumMoney(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const { micro, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + micro);
  return [...sums].map(([currency, micro]) => ({ micro, currency })).toSorted(byCurrency);
}

const byCurrency = (one: Money, other: Money) => (one.currency < other.currency ? -1 : 1);

/** Months, the latest first, with providers and models in the order of their names. */
export function spendByMonth(
  lines: readonly SpendLine[],
  names: { provider(id: string): string; model(id: ModelId): string },
): MonthSpend[] {
  return [...Map.groupBy(lines, ({ month }) => month)]
    .toSorted(([one], [other]) => (one < other ? 1 : -1))
    .map(([month, ofMonth]) => {
      const providers = [...Map.groupBy(ofMonth, ({ modelId }) => providerIdOf(modelId))].map(
        ([id, ofProvider]) => ({
          id,
          name: names.provider(id),
          ...sumSpent(ofProvider),
          models: ofProvider
            .map(({ month: _month, modelId, ...spent }) => ({
              id: modelId,
              name: names.model(modelId),
              ...spent,
            }))
            .toSorted(byName),
        }),
      );
      return { month, ...sumSpent(ofMonth), providers: providers.toSorted(byName) };
    });
}

const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name, "en");
