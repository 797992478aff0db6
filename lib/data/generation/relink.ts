import { latestAttemptOf } from "#lib/data/attempt/end-attempt.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { type Fence, fencedBy, fromNow, lookNext, type Moved, move } from "./move.ts";

/** The provider's link is dead: saving → running, to ask for a fresh one after `waitMs`. Null when it had moved on. */
export async function relink(_worker: Worker, fence: Fence, waitMs: number): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const moved = await move(transaction, "relink", fencedBy(fence), [
      Prisma.sql`pending_outputs = NULL`,
      Prisma.sql`due_at = ${fromNow(waitMs)}`,
    ]);
    if (!moved) return null;
    await transaction.$executeRaw`
      UPDATE attempt SET state = 'accepted', ended_at = NULL WHERE id = ${latestAttemptOf(moved.id)}`;
    return lookNext(transaction, moved, "poll", waitMs);
  });
}
