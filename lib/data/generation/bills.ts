import type { Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { Money } from "#lib/domain/base/quantity.ts";
import { latestAttemptOf } from "./attempts.ts";

/**
 * Keeps what a generation's latest attempt was charged, and makes the generation's cost the sum of its attempts. A bill that is told
 * again counts once; an answer without one takes none back. Currencies are never added up: the cost is in that of the latest bill, and
 * `hasUnknownBill` holds for what was charged in another.
 */
export async function recordBill(
  transaction: Transaction,
  generationId: GenerationId,
  bill: Money | undefined,
): Promise<void> {
  if (!bill) return;
  await transaction.$executeRaw`
    UPDATE attempt SET cost_micro = ${bill.micro}, cost_currency = ${bill.currency}
    WHERE id = ${latestAttemptOf(generationId)}`;
  await transaction.$executeRaw`
    UPDATE generation SET cost_currency = ${bill.currency}, cost_micro = (
      SELECT sum(cost_micro)::bigint FROM attempt
      WHERE generation_id = ${generationId}::uuid AND cost_currency = ${bill.currency})
    WHERE id = ${generationId}::uuid`;
}

/**
 * Whether a generation `g` has cost, or may have cost, more than its known cost: an attempt was or may have been charged, and nobody
 * knows how much, or it was charged in another currency. Never so of a free one.
 */
export const hasUnknownBill = Prisma.sql`(g.billing = 'paid' AND EXISTS (
  SELECT 1 FROM attempt a WHERE a.generation_id = g.id AND CASE
    WHEN a.cost_micro IS NOT NULL THEN a.cost_currency <> g.cost_currency
    WHEN a.state = 'refused' THEN a.failure ->> 'charged' IS DISTINCT FROM 'no'
    ELSE a.state <> 'released' END))`;
