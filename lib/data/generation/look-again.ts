import { latestAttemptOf } from "#lib/data/attempt/end-attempt.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { fromNow, lookNext, type Moved, move, ownedBy } from "./move.ts";
import { ownOrThrow } from "./own-or-throw.ts";

/**
 * A person wants the provider asked again about an operation that was given up: failed → running, with a new deadline
 * `deadlineMs` from now. Null when it has not failed or has no known operation. Throws "not-found".
 */
export async function lookAgain(
  member: Member,
  generationId: GenerationId,
  deadlineMs: number,
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    const hasOperation = Prisma.sql`EXISTS (
      SELECT 1 FROM attempt WHERE id = ${latestAttemptOf(generationId)} AND operation IS NOT NULL)`;
    const moved = await move(
      transaction,
      "lookAgain",
      Prisma.sql`${ownedBy(member.id, generationId)} AND ${hasOperation}`,
      [
        Prisma.sql`failure = NULL`,
        Prisma.sql`finished_at = NULL`,
        Prisma.sql`cancel_requested_at = NULL`,
        Prisma.sql`cancel_outcome = NULL`,
        Prisma.sql`due_at = now()`,
        Prisma.sql`deadline_at = ${fromNow(deadlineMs)}`,
      ],
    );
    if (!moved) return null;
    await transaction.$executeRaw`
      UPDATE attempt SET state = 'accepted', ended_at = NULL WHERE id = ${latestAttemptOf(generationId)}`;
    return lookNext(transaction, moved, "poll");
  });
}
