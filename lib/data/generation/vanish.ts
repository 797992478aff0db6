import { markAttempt } from "#lib/data/attempt/end-attempt.ts";
import { database } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Failure } from "#lib/domain/failure.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { type Fence, fencedBy, json, lookNext, type Moved, move } from "./move.ts";

/** A task that has just been accepted may not be listed at once. */
const firstSearchMs = 2000;

/**
 * The request may have been accepted, but no answer says so: submitting → unconfirmed, where a person decides; the provider is
 * asked for it where it can be. A free one is simply asked again: → queued. Null when it had moved on.
 */
export async function vanish(
  _worker: Worker,
  fence: Fence & { billing: "paid" | "free" },
  failure: Failure,
): Promise<Moved | null> {
  const isFree = fence.billing === "free";
  return database().$transaction(async (transaction) => {
    const moved = await move(
      transaction,
      "vanish",
      Prisma.sql`${fencedBy(fence)} AND billing = ${fence.billing}`,
      [
        Prisma.sql`failure = ${json(failure)}`,
        Prisma.sql`due_at = ${isFree ? Prisma.sql`now()` : Prisma.sql`NULL`}`,
      ],
      fence.billing,
    );
    if (!moved) return null;
    const attemptId = await markAttempt(transaction, moved.id, "vanished", failure);
    if (isFree) return lookNext(transaction, moved, "submit");
    if (attemptId) await enqueue(transaction, "find", { attemptId }, { afterMs: firstSearchMs });
    return moved;
  });
}
