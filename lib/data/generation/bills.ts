import type { Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Money } from "#lib/domain/base/quantity.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { attemptOf } from "./attempts.ts";

/**
 * Keeps what the attempt was charged whose answer holds a generation, and makes the cost of what it was made for the sum of its attempts. A bill that is told
 * again counts once; an answer without one takes none back. Currencies are never added up: the cost is in that of the latest bill, and
 * `hasUnknownBill` holds for what was charged in another.
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

/**
 * Whether the generation of this alias has cost, or may have cost, more than its known cost: an attempt was or may have been charged, and nobody
 * knows how much, or it was charged in another currency. Never so of a free one, nor of
 * what came with the answer to another.
 */
export function unknownBillOf(row: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${row}.billing = 'paid' AND EXISTS (
    SELECT 1 FROM attempt a WHERE a.generation_id = ${row}.id AND CASE
      WHEN a.cost_micro IS NOT NULL THEN a.cost_currency <> ${row}.cost_currency
      WHEN a.state = 'refused' THEN a.failure ->> 'charged' IS DISTINCT FROM 'no'
      ELSE a.state <> 'released' END))`;
}

/** The same of the alias `g`. */
export const hasUnknownBill = unknownBillOf(Prisma.sql`g`);
