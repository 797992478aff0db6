import { createId } from "#lib/data/create-id.ts";
import type { Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { AttemptId, GenerationId } from "#lib/domain/base/id.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import { move, type Moved } from "./move.ts";

/**
 * The id of a generation's latest attempt, as a subquery. One that came to nothing does not stand before an earlier one whose task is
 * known and was not refused: what that was paid for may be there. Of those that came to nothing, one with a task stands first.
 */
export function latestAttemptOf(generationId: GenerationId | Prisma.Sql): Prisma.Sql {
  const id = typeof generationId === "string" ? Prisma.sql`${generationId}::uuid` : generationId;
  return Prisma.sql`(SELECT id FROM attempt WHERE generation_id = ${id}
    ORDER BY CASE
        WHEN operation IS NULL AND state IN ('refused', 'released', 'resent', 'abandoned') THEN 2
        WHEN state = 'refused' THEN 1 ELSE 0 END,
      created_at DESC, id DESC LIMIT 1)`;
}

/**
 * The id of the attempt whose answer holds the generation of this alias: its latest, or for a further output the one that it
 * came with.
 */
export function attemptOf(row: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`COALESCE(${row}.attempt_id, ${latestAttemptOf(Prisma.sql`${row}.id`)})`;
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

/** Has a generation's latest attempt at work again: its provider is asked once more what became of it. */
export async function reopenAttempt(transaction: Transaction, generationId: GenerationId): Promise<void> {
  await transaction.$executeRaw`
    UPDATE attempt SET state = 'accepted', ended_at = NULL WHERE id = ${latestAttemptOf(generationId)}`;
}

/** Makes the links of an attempt answer "not found" from now on. */
export async function endMediaLinks(transaction: Transaction, attemptId: string): Promise<void> {
  await transaction.$executeRaw`
    UPDATE media_link SET expires_at = now() WHERE attempt_id = ${attemptId}::uuid AND expires_at > now()`;
}

type LockedAttempt = {
  generationId: GenerationId;
  runId: string;
  status: Status;
  billing: "paid" | "free";
  state: string;
  operation: string | null;
  isLatest: boolean;
};

/**
 * The money transitions: a provider's answer to an attempt counts, however late, and counts once. It moves the
 * attempt's own generation where that still waits for it (given up ones come back); where a newer attempt has taken
 * its place, the answer becomes a further generation of the run: the second bill that it is. Null when this
 * has been recorded before. `operation` null leaves the attempt's own.
 */
export async function settleAttempt(
  transaction: Transaction,
  attemptId: AttemptId,
  event: "accept" | "answer",
  operation: string | null,
  set: readonly Prisma.Sql[],
): Promise<Moved | null> {
  const attempt = await lockAttempt(transaction, attemptId);
  if (!attempt || !(await isNews(transaction, attempt, attemptId, event, operation))) return null;
  const generationId = await generationFor(transaction, attempt, attemptId);
  if (!generationId) return null;
  const moved = await moveGeneration(transaction, generationId, event, set);
  if (!moved) return null;
  await transaction.$executeRaw`
    UPDATE attempt SET state = ${event === "accept" ? "accepted" : "answered"},
      operation = COALESCE(${operation}, operation), failure = NULL,
      accepted_at = COALESCE(accepted_at, now()),
      ended_at = ${event === "answer" ? Prisma.sql`now()` : Prisma.sql`NULL`}
    WHERE id = ${attemptId}::uuid`;
  return moved;
}

async function lockAttempt(
  transaction: Transaction,
  attemptId: AttemptId,
): Promise<LockedAttempt | undefined> {
  const [row] = await transaction.$queryRaw<LockedAttempt[]>`
    SELECT g.id AS "generationId", g.run_id AS "runId", g.status, g.billing, a.state, a.operation,
      a.id = ${latestAttemptOf(Prisma.sql`g.id`)} AS "isLatest"
    FROM attempt a JOIN generation g ON g.id = a.generation_id
    WHERE a.id = ${attemptId}::uuid FOR UPDATE OF a, g`;
  return row;
}

/** Nothing is news that this attempt has told before, or that stands under another attempt by adoption. */
async function isNews(
  transaction: Transaction,
  attempt: LockedAttempt,
  attemptId: AttemptId,
  event: "accept" | "answer",
  operation: string | null,
): Promise<boolean> {
  if (attempt.state === "answered" || attempt.state === "refused") return false;
  if (attempt.state === "accepted" && event === "accept") return false;
  if (operation === null) return true;
  const others = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM attempt WHERE operation = ${operation} AND id <> ${attemptId}::uuid
      AND provider_id = (SELECT provider_id FROM attempt WHERE id = ${attemptId}::uuid)`;
  return others.length === 0;
}

/** The generation that the answer belongs to: its own, or a further one made for it. */
async function generationFor(
  transaction: Transaction,
  attempt: LockedAttempt,
  attemptId: AttemptId,
): Promise<GenerationId | null> {
  const { status, generationId } = attempt;
  const isExpected = status === "submitting" || status === "unconfirmed" || status === "running";
  const wasGivenUp = status === "failed" && attempt.state === "abandoned";
  if (attempt.isLatest && (isExpected || wasGivenUp)) return generationId;
  if (attempt.billing === "free") return null;
  await transaction.$executeRaw`SELECT 1 FROM run WHERE id = ${attempt.runId}::uuid FOR UPDATE`;
  const id = createId<GenerationId>();
  await transaction.$executeRaw`
    INSERT INTO generation (id, member_id, run_id, model_id, variation, billing, status, request, sent, issues,
      compiled_hash, model_version, media, estimate_micro, estimate_currency)
    SELECT ${id}::uuid, member_id, run_id, model_id,
      (SELECT max(variation) + 1 FROM generation o WHERE o.run_id = g.run_id AND o.model_id = g.model_id),
      billing, 'unconfirmed', request, sent, issues, compiled_hash, model_version, COALESCE(a.media, g.media),
      a.estimate_micro, a.estimate_currency
    FROM generation g, attempt a WHERE g.id = ${generationId}::uuid AND a.id = ${attemptId}::uuid`;
  await transaction.$executeRaw`
    UPDATE attempt SET generation_id = ${id}::uuid WHERE id = ${attemptId}::uuid`;
  return id;
}

/** Along the state table: a given-up generation runs again first; the answer of a running one finishes it. */
async function moveGeneration(
  transaction: Transaction,
  generationId: GenerationId,
  event: "accept" | "answer",
  set: readonly Prisma.Sql[],
): Promise<Moved | null> {
  const where = Prisma.sql`id = ${generationId}::uuid`;
  const moved = await move(transaction, event, where, set);
  if (moved) return moved;
  const revived = await move(transaction, "lookAgain", where, event === "accept" ? set : [notFinished]);
  return event === "accept" ? revived : move(transaction, "finish", where, set);
}

const notFinished = Prisma.sql`finished_at = NULL`;
