import { database } from "#lib/data/database.ts";
import type { Failure } from "#lib/domain/failure.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { type Fence, fencedBy, type Moved, move } from "./move.ts";
import { failed } from "./refuse.ts";

/** The deadline has passed: running → failed. The operation is kept, so that a person can have it looked at again. */
export async function expire(_worker: Worker, fence: Fence, failure: Failure): Promise<Moved | null> {
  return database().$transaction((transaction) =>
    move(transaction, "expire", fencedBy(fence), failed(failure)),
  );
}
