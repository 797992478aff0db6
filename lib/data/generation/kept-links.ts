import type { Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { endMediaLinks, latestAttemptOf } from "./attempts.ts";

/**
 * The links that the generation of this alias has: its own, or where it failed those kept with its latest attempt that has some. Null
 * where there are none.
 */
export function linksOf(row: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`COALESCE(NULLIF(${row}.pending_outputs, '[]'), (
    SELECT kept_outputs FROM attempt WHERE generation_id = ${row}.id AND kept_outputs IS NOT NULL AND ${row}.status = 'failed'
    ORDER BY created_at DESC, id DESC LIMIT 1))`;
}

/** The id of the attempt that a generation's links came from, as a subquery. */
function linkedAttemptOf(generationId: GenerationId): Prisma.Sql {
  return Prisma.sql`COALESCE((
    SELECT a.id FROM attempt a JOIN generation g ON g.id = a.generation_id
    WHERE g.id = ${generationId}::uuid AND a.kept_outputs = g.pending_outputs
    ORDER BY a.created_at DESC, a.id DESC LIMIT 1), ${latestAttemptOf(generationId)})`;
}

/**
 * Leaves a generation's links to the attempt that they came from: in its own row they would say that a new attempt has finished. What
 * was paid for can be fetched by them when that comes to nothing.
 */
export async function keepLinks(transaction: Transaction, generationId: GenerationId): Promise<void> {
  await transaction.$executeRaw`
    WITH kept AS (
      UPDATE attempt SET kept_outputs = g.pending_outputs FROM generation g
      WHERE g.id = ${generationId}::uuid AND jsonb_array_length(g.pending_outputs) > 0
        AND attempt.id = ${linkedAttemptOf(generationId)})
    UPDATE generation SET pending_outputs = NULL WHERE id = ${generationId}::uuid`;
}

/** Ends the attempt that a generation's links came from as answered. */
export async function endLinkedAttempt(transaction: Transaction, generationId: GenerationId): Promise<void> {
  const [ended] = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE attempt SET state = 'answered', ended_at = now() WHERE id = ${linkedAttemptOf(generationId)} RETURNING id`;
  if (ended) await endMediaLinks(transaction, ended.id);
}
