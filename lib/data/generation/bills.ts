import type { Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Money } from "#lib/domain/base/money.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { attemptOf } from "./attempts.ts";

/**
 * Records the bill of the attempt whose answer holds a generation, and sums up the cost of the generation that the attempt was
 * made for. A bill reported again counts once; an answer without one takes none back. Currencies are never added up: the cost is
 * in that of the latest bill, and what was charged in another counts for `hasUnknownBill`.
 */
export async function recordBill(
  transaction: Transaction,
  generationId: GenerationId,
  bill: Money | undefined,
): Promise<void> {
  if (!bill) return;
  const [billed] = await transaction.$queryRaw<{ generationId: GenerationId }[]>`
    UPDATE attempt SET cost_micro = ${bill.micro}, cost_currency = ${bill.currency}
    WHERE id = (SELECT ${attemptOf(Prisma.sql`g`)} FROM generation g WHERE g.id = ${generationId}::uuid)
    RETURNING generation_id AS "generationId"`;
  if (!billed) return;
  await transaction.$executeRaw`
    UPDATE generation SET cost_currency = ${bill.currency}, cost_micro = (
      SELECT sum(cost_micro)::bigint FROM attempt
      WHERE generation_id = ${billed.generationId}::uuid AND cost_currency = ${bill.currency})
    WHERE id = ${billed.generationId}::uuid`;
}

/** Whether an attempt `a` of a paid generation was charged, or may have been: it left, and was not refused for nothing. */
export const mayBeCharged = Prisma.sql`CASE
    WHEN a.cost_micro IS NOT NULL THEN true
    WHEN a.state = 'refused' THEN a.failure ->> 'charged' IS DISTINCT FROM 'no'
    ELSE a.state <> 'released' END`;

/** The attempts `a` that a generation's known cost leaves out: their amount is unknown, or in another currency. */
const unknownBillsOf = (row: Prisma.Sql) => Prisma.sql`
    FROM attempt a WHERE a.generation_id = ${row}.id AND ${mayBeCharged}
      AND (a.cost_micro IS NULL OR a.cost_currency <> ${row}.cost_currency)`;

/**
 * Whether the generation of this alias has, or may have, cost more than its known cost: an attempt was or may have been charged
 * an unknown amount, or one in another currency. Never true of a free one, nor of what came with the answer to another.
 */
export function unknownBillOf(row: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${row}.billing = 'paid' AND EXISTS (SELECT 1 ${unknownBillsOf(row)}))`;
}

/** The estimate of these bills, and of the one that a queued generation will have; null when one of them has none. */
export function estimateMicroOf(row: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT CASE WHEN bool_and(bill.micro IS NOT NULL) THEN sum(bill.micro)::bigint END FROM (
      SELECT CASE WHEN a.cost_micro IS NULL AND a.estimate_currency = ${row}.estimate_currency THEN a.estimate_micro END AS micro
      ${unknownBillsOf(row)}
      UNION ALL SELECT ${row}.estimate_micro WHERE ${row}.status = 'queued') AS bill)`;
}

/** `unknownBillOf` the alias `g`. */
export const hasUnknownBill = unknownBillOf(Prisma.sql`g`);

/** What is read of a generation `g` for `toCost`. */
export const costColumns = Prisma.sql`
    g.cost_micro AS "costMicro", g.cost_currency AS "costCurrency", ${hasUnknownBill} AS "hasUnknownBill",
    ${estimateMicroOf(Prisma.sql`g`)} AS "estimateMicro", g.estimate_currency AS "estimateCurrency"`;

/** The `costColumns` of a row. */
export type CostRow = {
  costMicro: bigint | null;
  costCurrency: string | null;
  hasUnknownBill: boolean;
  estimateMicro: bigint | null;
  estimateCurrency: string | null;
};

/** What a generation has cost, apart from the rest of its row. */
export function toCost<Row extends CostRow>(row: Row) {
  const { costMicro, costCurrency, estimateMicro, estimateCurrency, ...rest } = row;
  return {
    ...rest,
    cost: toMoney(costMicro, costCurrency),
    estimate: toMoney(estimateMicro, estimateCurrency),
  };
}

/** An amount as two columns keep it; null where both are empty. */
function toMoney(micro: bigint | null, currency: string | null): Money | null {
  return micro === null || currency === null ? null : { micro: Number(micro), currency };
}
