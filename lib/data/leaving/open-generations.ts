import type { Transaction } from "#lib/data/database.ts";
import { canceled } from "#lib/data/generation/cancel.ts";
import { move } from "#lib/data/generation/move.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { queues } from "#lib/data/queues.ts";
import type { MemberId } from "#lib/domain/id.ts";

/** Cancels what a member asked for and nobody has sent: nothing is sent, or paid, for somebody who has left. */
export async function cancelQueued(transaction: Transaction, memberId: MemberId): Promise<void> {
  const where = Prisma.sql`member_id = ${memberId}::uuid AND status = 'queued'`;
  await move(transaction, "cancel", where, canceled);
}

/** How many of a member's generations are with a provider, or on their way from there. */
export async function countOpen(transaction: Transaction, memberId: MemberId): Promise<number> {
  return transaction.generation.count({
    where: { memberId, status: { in: ["submitting", "running", "saving"] } },
  });
}

/**
 * How many that nobody waits for any more could still be answered: a request that left has no longer than this. What is handed over takes
 * such an answer along; what is deleted waits for it, so that it is not recorded into nothing.
 */
export async function countLateAnswers(transaction: Transaction, memberId: MemberId): Promise<number> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM attempt a JOIN generation g ON g.id = a.generation_id
    WHERE g.member_id = ${memberId}::uuid AND a.state IN ('vanished', 'resent', 'abandoned')
      AND a.created_at > now() - ${queues.submit.expiresAfterSeconds} * interval '1 second'`;
  return rows.length;
}
