import type { Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Failure } from "#lib/domain/failure.ts";
import type { AttemptId, GenerationId } from "#lib/domain/id.ts";

/** The id of a generation's latest attempt, as a subquery. */
export function latestAttemptOf(generationId: GenerationId | Prisma.Sql): Prisma.Sql {
  const id = typeof generationId === "string" ? Prisma.sql`${generationId}::uuid` : generationId;
  return Prisma.sql`(SELECT id FROM attempt WHERE generation_id = ${id} ORDER BY created_at DESC, id DESC LIMIT 1)`;
}

/** Ends a generation's latest attempt in a state (none: as it is), and with it the media links made for it. */
export async function endAttempt(
  transaction: Transaction,
  generationId: GenerationId,
  state: "answered" | "refused" | "released" | "abandoned" | null,
  failure: Failure | null = null,
): Promise<void> {
  const [ended] = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE attempt SET state = COALESCE(${state}, state), ended_at = now(),
      failure = COALESCE(${failure && JSON.stringify(failure)}::jsonb, failure)
    WHERE id = ${latestAttemptOf(generationId)} RETURNING id`;
  if (ended) await endMediaLinks(transaction, ended.id);
}

/**
 * Notes that nobody knows what became of a generation's latest attempt. Its media links live on: it may be at work. Gives its
 * id.
 */
export async function markAttempt(
  transaction: Transaction,
  generationId: GenerationId,
  state: "vanished" | "resent",
  failure: Failure | null = null,
): Promise<AttemptId | null> {
  const [marked] = await transaction.$queryRaw<{ id: AttemptId }[]>`
    UPDATE attempt SET state = ${state}, failure = COALESCE(${failure && JSON.stringify(failure)}::jsonb, failure)
    WHERE id = ${latestAttemptOf(generationId)} RETURNING id`;
  return marked?.id ?? null;
}

/** Makes the links of an attempt answer "not found" from now on. */
export async function endMediaLinks(transaction: Transaction, attemptId: string): Promise<void> {
  await transaction.$executeRaw`
    UPDATE media_link SET expires_at = now() WHERE attempt_id = ${attemptId}::uuid AND expires_at > now()`;
}
