import { findOrCreateBlob, type StoredBytes } from "#lib/data/asset/uploads.ts";
import { enqueueCopyIn } from "#lib/data/blob/measuring.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { AssetId, AttemptId, BlobId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { type Answer, resultsOf } from "#lib/domain/generation/answer.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { attemptOf, endAttempt, reopenAttempt } from "./attempts.ts";
import { recordBill } from "./bills.ts";
import { keepFurtherResults } from "./further-outputs.ts";
import { answered } from "./money.ts";
import { type Fence, fencedBy, fromNow, lookNext, move, type Moved } from "./move.ts";
import { type FailedSave, troubled, untroubled } from "./save-troubles.ts";

/**
 * The provider has the outputs ready: running → saving. Further films of the answer become rows of their own, once. Null when it had moved
 * on.
 */
export async function finish(_worker: Worker, fence: Fence, given: Answer): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const [first, ...further] = resultsOf(given);
    const moved = await move(transaction, "finish", fencedBy(fence), answered(given, first));
    if (!moved) return null;
    await recordBill(transaction, moved.id, given.cost);
    await endAttempt(transaction, moved.id, "answered");
    await keepFurtherResults(transaction, moved, further);
    return lookNext(transaction, moved, "save");
  });
}

/** An output whose bytes are in our own storage. */
export type StoredOutput = StoredBytes & {
  name: string;
  kind: Kind;
  role: "result" | "last-frame";
};

/**
 * The outputs are in our own storage: saving → done, with their assets, blobs and measuring jobs. Null when it had
 * moved on; then nothing is written.
 */
export async function store(
  _worker: Worker,
  fence: Fence,
  outputs: readonly [StoredOutput, ...StoredOutput[]],
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const moved = await move(transaction, "store", fencedBy(fence), [
      Prisma.sql`finished_at = now()`,
      Prisma.sql`due_at = NULL`,
      Prisma.sql`pending_outputs = NULL`,
      Prisma.sql`progress = NULL`,
      ...untroubled,
    ]);
    if (!moved) return null;
    for (const output of outputs) {
      const blob = await findOrCreateBlob(transaction, moved.memberId, output);
      await transaction.asset.create({
        data: {
          id: createId<AssetId>(),
          memberId: moved.memberId,
          blobId: blob.id,
          name: output.name,
          kind: output.kind,
          generationId: moved.id,
          outputRole: output.role,
        },
      });
      // Bytes that were here before are not read again, which would ask for it.
      await enqueueCopyIn(transaction, blob.id as BlobId); // the column holds nothing else
    }
    return moved;
  });
}

/** Whether any result of an attempt's answer still needs what it is saved from. */
export async function awaitsOutputs(_worker: Worker, attemptId: AttemptId): Promise<boolean> {
  const rows = await database().$queryRaw<unknown[]>`
    SELECT 1 FROM generation g WHERE g.pending_outputs IS NOT NULL AND (g.attempt_id = ${attemptId}::uuid
      OR g.id = (SELECT generation_id FROM attempt WHERE id = ${attemptId}::uuid))
      AND ${attemptOf(Prisma.sql`g`)} = ${attemptId}::uuid LIMIT 1`;
  return rows.length > 0;
}

/**
 * The provider's link is dead: saving → running, to ask for a fresh one after `waitMs`, for at least `leftMs` from now. The old one is
 * kept until that comes. Null when it had moved on.
 */
export async function relink(
  _worker: Worker,
  fence: Fence,
  failed: FailedSave,
  { waitMs, leftMs }: { waitMs: number; leftMs: number },
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const moved = await move(transaction, "relink", fencedBy(fence), [
      Prisma.sql`ready_at = NULL`,
      Prisma.sql`due_at = ${fromNow(waitMs)}`,
      Prisma.sql`deadline_at = GREATEST(deadline_at, ${fromNow(leftMs)})`,
      ...troubled(failed, waitMs),
    ]);
    if (!moved) return null;
    await reopenAttempt(transaction, moved.id);
    return lookNext(transaction, moved, "poll", waitMs);
  });
}
