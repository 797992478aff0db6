import { database, isAlone, type Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { presentOf } from "#lib/domain/media/derivative.ts";
import { type NewDerivative, replace } from "./measuring.ts";
import { lockBlob } from "./release-blob.ts";

/** A blob `b` that can be used, is a film to somebody, and was not looked at by today's maker of filmstrips. */
const wantsStrip = () => Prisma.sql`
  b.state = 'ready' AND b.strip_by < ${presentOf("filmstrip").version}
  AND EXISTS (SELECT 1 FROM asset a WHERE a.blob_id = b.id AND a.kind = 'video' AND a.deleted_at IS NULL)`;

/** Asks for the filmstrip of a blob, where it is a film that has been read and today's maker has not looked at it yet. */
export async function enqueueStrip(_worker: Worker, blobId: BlobId): Promise<void> {
  await database().$transaction((transaction) => enqueueStripIn(transaction, blobId));
}

async function enqueueStripIn(transaction: Transaction, blobId: BlobId): Promise<void> {
  const [wanted] = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM blob b WHERE b.id = ${blobId}::uuid AND ${wantsStrip()}`;
  if (wanted) await enqueue(transaction, "strip", { blobId });
}

/** Has today's maker look at a blob again. Within the caller's transaction, for this layer's own use. */
export async function remakeStripIn(transaction: Transaction, blobId: BlobId): Promise<void> {
  await transaction.blob.update({ where: { id: blobId }, data: { stripBy: 0 } });
  await enqueueStripIn(transaction, blobId);
}

/**
 * Records that today's maker has looked at a film: its strip, where it could make one, and when the pictures begin, in milliseconds,
 * where the film's rate does not tell. Nothing is recorded of a blob that is not ready (any more).
 */
export async function recordStrip(
  _worker: Worker,
  blobId: BlobId,
  { strip, frameTimesMs }: { strip: NewDerivative | null; frameTimesMs: readonly number[] | null },
): Promise<void> {
  const { version } = presentOf("filmstrip");
  await database().$transaction(async (transaction) => {
    if (!(await lockBlob(transaction, blobId))) return;
    const { count } = await transaction.blob.updateMany({
      where: { id: blobId, state: "ready" },
      data: { stripBy: version, frameTimes: frameTimesMs ? [...frameTimesMs] : Prisma.DbNull },
    });
    if (count > 0) await replace(transaction, blobId, ["filmstrip"], strip ? [strip] : []);
  });
}

/** So many a sweep: what is made now asks for its own, and does not wait behind all that was here before. */
const sweptAtOnce = 10;

/**
 * Enqueues films that are here without today's maker having looked at them, the latest first, while nothing that is waited for is to be
 * done. One sweep at a time over all workers. Gives how many.
 */
export async function sweepStrips(_worker: Worker): Promise<number> {
  return database().$transaction(async (transaction) => {
    if (!(await isAlone(transaction, "triptych strip sweep"))) return 0;
    const rows = await transaction.$queryRaw<{ id: BlobId }[]>`
      SELECT b.id FROM blob b WHERE ${wantsStrip()}
        AND NOT EXISTS (SELECT 1 ${liveJobs(["save", "measure", "copy", "strip"])})
      ORDER BY b.id DESC LIMIT ${sweptAtOnce}`;
    for (const { id } of rows) await enqueue(transaction, "strip", { blobId: id });
    return rows.length;
  });
}
