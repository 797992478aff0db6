import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { AttemptId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { fromNow, lookNext, type Moved } from "./move.ts";
import { settleAttempt } from "./settle-attempt.ts";

/** How an accepted operation is followed: by which queue, how soon, and until when. */
export type FollowUp = { queue: "poll" | "render"; lookAfterMs: number; deadlineMs: number };

/**
 * The provider took the request: submitting or unconfirmed → running. To be tried until the database answers; a
 * repeated one changes nothing and gives null. After a resend it makes a further generation of the run.
 */
export async function accept(
  _worker: Worker,
  attemptId: AttemptId,
  operation: string,
  followUp: FollowUp,
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const moved = await settleAttempt(transaction, attemptId, "accept", operation, accepted(followUp));
    return moved && lookNext(transaction, moved, followUp.queue, followUp.lookAfterMs);
  });
}

/** What a generation holds from the moment its operation is known. For this folder's own use. */
export function accepted({ lookAfterMs, deadlineMs }: Omit<FollowUp, "queue">): Prisma.Sql[] {
  return [
    Prisma.sql`accepted_at = now()`,
    Prisma.sql`deadline_at = ${fromNow(deadlineMs)}`,
    Prisma.sql`due_at = ${fromNow(lookAfterMs)}`,
    Prisma.sql`failure = NULL`,
    Prisma.sql`finished_at = NULL`,
  ];
}
