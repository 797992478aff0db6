import { endAttempt } from "#lib/data/attempt/end-attempt.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Failure } from "#lib/domain/failure.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { type Fence, fencedBy, json, type Moved, move } from "./move.ts";

/** The provider said no, at once or after having worked: submitting or running → failed. Null when it had moved on. */
export async function refuse(_worker: Worker, fence: Fence, failure: Failure): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const moved = await move(transaction, "refuse", fencedBy(fence), failed(failure));
    if (moved) await endAttempt(transaction, moved.id, "refused", failure);
    return moved;
  });
}

/** What a failed generation holds. For this folder's own use. */
export function failed(failure: Failure): Prisma.Sql[] {
  return [Prisma.sql`failure = ${json(failure)}`, Prisma.sql`finished_at = now()`, Prisma.sql`due_at = NULL`];
}
