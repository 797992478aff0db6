import { endAttempt } from "#lib/data/attempt/end-attempt.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Failure } from "#lib/domain/failure.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { type Fence, fencedBy, fromNow, json, lookNext, type Moved, move } from "./move.ts";

/**
 * Nothing was accepted, for certain: submitting → queued, to be tried again after `waitMs` by a new attempt. The
 * failure stays as the reason for the wait. Null when it had moved on.
 */
export async function release(
  _worker: Worker,
  fence: Fence,
  failure: Failure,
  waitMs: number,
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const moved = await move(transaction, "release", fencedBy(fence), [
      Prisma.sql`failure = ${json(failure)}`,
      Prisma.sql`due_at = ${fromNow(waitMs)}`,
    ]);
    if (!moved) return null;
    await endAttempt(transaction, moved.id, "released", failure);
    return lookNext(transaction, moved, "submit", waitMs);
  });
}
