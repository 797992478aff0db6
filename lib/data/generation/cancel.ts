import { endAttempt } from "#lib/data/attempt/end-attempt.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { type Fence, fencedBy, type Moved, move } from "./move.ts";

/** It has been stopped: queued or running → canceled. Null when it had moved on. */
export async function cancel(_worker: Worker, fence: Fence): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const moved = await move(transaction, "cancel", fencedBy(fence), canceled);
    if (moved) await endAttempt(transaction, moved.id, null);
    return moved;
  });
}

/** What a canceled generation holds. For this folder's own use. */
export const canceled: readonly Prisma.Sql[] = [
  Prisma.sql`cancel_requested_at = COALESCE(cancel_requested_at, now())`,
  Prisma.sql`cancel_outcome = 'stopped'`,
  Prisma.sql`finished_at = now()`,
  Prisma.sql`due_at = NULL`,
  Prisma.sql`failure = NULL`,
];
