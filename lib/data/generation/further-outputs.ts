import { createId } from "#lib/data/create-id.ts";
import type { Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { AttemptId, GenerationId } from "#lib/domain/base/id.ts";
import type { AnsweredResult } from "#lib/domain/generation/answer.ts";
import { attemptOf } from "./attempts.ts";
import { type FollowUp, fromNow, json, lookNext, type Moved, movedColumns } from "./move.ts";

/**
 * Makes a row for each further result of an answer, with its own film to be saved. Results recorded before are left alone. For
 * this folder's own use.
 */
export async function keepFurtherResults(
  transaction: Transaction,
  answered: Moved,
  results: readonly AnsweredResult[],
): Promise<void> {
  for (const [index, { outputs, revisedPrompt }] of results.entries()) {
    const made = await insertFurther(transaction, Prisma.sql`${answered.id}::uuid`, "saving", {
      attempt_id: attemptOf(Prisma.sql`g`),
      answer_place: Prisma.sql`${index + 2}`,
      pending_outputs: json(outputs),
      revised_prompt: Prisma.sql`${revisedPrompt}`,
      accepted_at: Prisma.sql`g.accepted_at`,
      deadline_at: Prisma.sql`g.deadline_at`,
      ready_at: Prisma.sql`g.ready_at`,
      due_at: Prisma.sql`now()`,
    });
    if (made) await lookNext(transaction, made, "save");
  }
}

/**
 * Makes a row for each further task that the answer to an attempt's request names, with an attempt of its own, so that each is
 * followed and billed separately. A task that already belongs to an attempt is skipped. For this folder's own use.
 */
export async function keepFurtherTasks(
  transaction: Transaction,
  attemptId: AttemptId,
  operations: readonly string[],
  { queue, lookAfterMs, deadlineMs }: FollowUp,
): Promise<void> {
  for (const operation of operations) {
    const [taken] = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM attempt a JOIN attempt own ON own.provider_id = a.provider_id AND own.id = ${attemptId}::uuid
      WHERE a.operation = ${operation}`;
    if (taken) continue;
    const asked = Prisma.sql`(SELECT generation_id FROM attempt WHERE id = ${attemptId}::uuid)`;
    const made = await insertFurther(transaction, asked, "running", {
      accepted_at: Prisma.sql`now()`,
      deadline_at: fromNow(deadlineMs),
      due_at: fromNow(lookAfterMs),
    });
    if (!made) continue;
    await transaction.$executeRaw`
      INSERT INTO attempt (id, generation_id, provider_id, provider_key_id, state, operation, accepted_at)
      SELECT ${createId<AttemptId>()}::uuid, ${made.id}::uuid, provider_id, provider_key_id, 'accepted', ${operation}, now()
      FROM attempt WHERE id = ${attemptId}::uuid`;
    await lookNext(transaction, made, queue, lookAfterMs);
  }
}

/**
 * Adds a row beside that of a result `g` of the same request, with the next number. Null when its place in its answer is taken.
 */
async function insertFurther(
  transaction: Transaction,
  id: Prisma.Sql,
  status: "saving" | "running",
  columns: Readonly<Record<string, Prisma.Sql>>,
): Promise<Moved | null> {
  // Held, since two results of one request may learn of further ones at the same time.
  await transaction.$executeRaw`
    SELECT 1 FROM generation WHERE id = (SELECT COALESCE(output_of_id, id) FROM generation WHERE id = ${id}) FOR UPDATE`;
  const names = Prisma.raw(Object.keys(columns).join(", "));
  const rows = await transaction.$queryRaw<Moved[]>`
    INSERT INTO generation (id, member_id, run_id, model_id, variation, output_of_id, output, billing, status, request, sent, issues,
      compiled_hash, model_version, media, ${names})
    SELECT ${createId<GenerationId>()}::uuid, g.member_id, g.run_id, g.model_id, g.variation, COALESCE(g.output_of_id, g.id),
      COALESCE((SELECT max(o.output) FROM generation o WHERE o.output_of_id = COALESCE(g.output_of_id, g.id)), 1) + 1,
      g.billing, ${status}, g.request, g.sent, g.issues, g.compiled_hash, g.model_version, g.media,
      ${Prisma.join(Object.values(columns))}
    FROM generation g WHERE g.id = ${id}
    ON CONFLICT (attempt_id, answer_place) DO NOTHING
    RETURNING ${movedColumns}`;
  return rows[0] ?? null;
}
