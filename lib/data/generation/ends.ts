import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { endAttempt } from "./attempts.ts";
import { type Fence, fencedBy, json, move, type Moved } from "./move.ts";
import { type FailedSave, troubled } from "./save-troubles.ts";
import { writeWith } from "./writable.ts";

/** The provider said no, at once or after having worked: submitting or running → failed. Null when it had moved on. */
export async function refuse(_worker: Worker, fence: Fence, failure: Failure): Promise<Moved | null> {
  return writeWith(failure, (written) =>
    database().$transaction(async (transaction) => {
      const moved = await move(transaction, "refuse", fencedBy(fence), failed(written));
      if (moved) await endAttempt(transaction, moved.id, "refused", written);
      return moved;
    }),
  );
}

/** What a failed generation holds. */
function failed(failure: Failure): Prisma.Sql[] {
  return [Prisma.sql`failure = ${json(failure)}`, Prisma.sql`finished_at = now()`, Prisma.sql`due_at = NULL`];
}

/** The deadline has passed: running → failed. The operation is kept, so that a person can have it looked at again. */
export async function expire(_worker: Worker, fence: Fence, failure: Failure): Promise<Moved | null> {
  return writeWith(failure, (written) =>
    database().$transaction((transaction) => move(transaction, "expire", fencedBy(fence), failed(written))),
  );
}

/**
 * What the provider made cannot be had or used: saving → failed, with its links kept, and what its last try met. Null when it had
 * moved on.
 */
export async function lose(
  _worker: Worker,
  fence: Fence,
  failure: Failure,
  last?: FailedSave,
): Promise<Moved | null> {
  return writeWith(failure, (written) =>
    database().$transaction((transaction) =>
      move(transaction, "lose", fencedBy(fence), [...failed(written), ...(last ? troubled(last, null) : [])]),
    ),
  );
}

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
