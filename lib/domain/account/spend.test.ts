import { expect, test } from "vitest";
import type { ModelId } from "#lib/domain/base/id.ts";
import { type SpendLine, spendByMonth } from "./spend.ts";

const usd = (micro: number) => [{ micro, currency: "USD" }];
const line = (month: string, modelId: string, change: Partial<SpendLine>): SpendLine => ({
  ...{ month, requests: 1, billed: [], estimated: [], unknown: 0 },
  modelId: modelId as ModelId, // the right shape
  ...change,
});
const names = { provider: (id: string) => id.toUpperCase(), model: (id: string) => id };

test("months come latest first, each the sum of its providers, and these of their models, by name", () => {
  const months = spendByMonth(
    [
      line("2026-10", "oxen/a", { billed: usd(1) }),
      line("2026-11", "siray/c", { estimated: usd(20), unknown: 1 }),
      line("2026-11", "oxen/b", { billed: usd(300), requests: 2 }),
      line("2026-11", "oxen/a", { billed: [{ micro: 5, currency: "EUR" }], estimated: usd(4000) }),
    ],
    names,
  );
  expect(months.map(({ month }) => month)).toEqual(["2026-11", "2026-10"]);
  const [latest] = months;
  expect(latest).toMatchObject({
    requests: 4,
    billed: [{ micro: 5, currency: "EUR" }, ...usd(300)],
    estimated: usd(4020),
    unknown: 1,
  });
  expect(latest?.providers.map(({ name, models }) => [name, models.map(({ id }) => id)])).toEqual([
    ["OXEN", ["oxen/a", "oxen/b"]],
    ["SIRAY", ["siray/c"]],
  ]);
  expect(latest?.providers[0]).toMatchObject({ requests: 3, estimated: usd(4000), unknown: 0 });
});

test("currencies are never added up", () => {
  const bills = [...usd(1), { micro: 2, currency: "EUR" }, ...usd(3)];
  expect(spendByMonth([line("2026-11", "oxen/a", { billed: bills })], names)[0]?.billed).toEqual([
    { micro: 2, currency: "EUR" },
    ...usd(4),
  ]);
});
