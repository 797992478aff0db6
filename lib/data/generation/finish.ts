import { endAttempt } from "#lib/data/attempt/end-attempt.ts";
import { database } from "#lib/data/database.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { type Answer, answered } from "./answer.ts";
import { type Fence, fencedBy, lookNext, type Moved, move } from "./move.ts";

/** The provider has the outputs ready: running → saving. Null when it had moved on. */
export async function finish(_worker: Worker, fence: Fence, given: Answer): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const moved = await move(transaction, "finish", fencedBy(fence), answered(given));
    if (!moved) return null;
    await endAttempt(transaction, moved.id, "answered");
    return lookNext(transaction, moved, "save");
  });
}
