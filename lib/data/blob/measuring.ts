import { foundOrThrow } from "#lib/data/app-error.ts";
import { type StoredBlob, toStoredBlob } from "#lib/data/asset/stored-files.ts";
import { createId } from "#lib/data/create-id.ts";
import { database, isAlone, type Transaction } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { type Measured, measuredSchema } from "#lib/domain/media/asset.ts";
import { type DerivativeKind, derivativeKinds, newestOf, presentOf } from "#lib/domain/media/derivative.ts";
import { formatSchema } from "#lib/domain/media/format.ts";
import { isProxyMade } from "#lib/domain/media/shown-part.ts";
import type { UnreadableReason } from "#lib/domain/media/unreadable.ts";
import { lockBlob, type RemoveBytes, withoutBytes } from "./release-blob.ts";

const states = ["measuring", "ready", "unreadable", "gone"] as const;
/** `gone`: its bytes were removed, its row stays for what was made with them. */
type BlobState = (typeof states)[number];

/** Where a blob's bytes stand, whether they have been read and with what outcome, and which files today's makers have made from them. Throws "not-found". */
export async function getBlob(
  _worker: Worker,
  id: BlobId,
): Promise<
  StoredBlob & {
    state: BlobState;
    measured: Measured;
    derivatives: DerivativeKind[];
    /** Whether the present cleaner has cleaned it. */
    isCleaned: boolean;
    /** Whether the present maker of filmstrips has looked at it. */
    isStripped: boolean;
  }
> {
  const row = foundOrThrow(
    await database().blob.findUnique({ where: { id }, include: { derivatives: true } }),
  );
  return {
    ...toStoredBlob(row),
    state: states.find((state) => state === row.state) ?? "measuring",
    measured: measuredSchema.parse(row.measured),
    derivatives: derivativeKinds.filter(
      (kind) => newestOf(kind, row.derivatives)?.version === presentOf(kind).version,
    ),
    isCleaned: row.cleanedBy >= presentOf("sendable").version,
    isStripped: row.stripBy >= presentOf("filmstrip").version,
  };
}

/** A file made from a blob; its bytes stand in DATA_DIR/derivatives/<sha256> before this is recorded. */
export type NewDerivative = {
  kind: DerivativeKind;
  contentType: string;
  sha256: string;
  sizeBytes: number;
  widthPx?: number;
  heightPx?: number;
};

/**
 * Records what our own reading of a blob says, with the files made from it: from now on it can be used, and what is sent of
 * it is settled. False when it was removed meanwhile.
 */
export async function recordMeasured(
  _worker: Worker,
  blobId: BlobId,
  reading: { measured: Measured; derivatives: readonly NewDerivative[] },
): Promise<boolean> {
  return database().$transaction(async (transaction) => {
    if (!(await lockBlob(transaction, blobId))) return false;
    return recordMeasuredIn(transaction, blobId, reading);
  });
}

/** The same of a blob that the caller's transaction has locked. For this layer's own use. */
export async function recordMeasuredIn(
  transaction: Transaction,
  blobId: BlobId,
  { measured, derivatives }: { measured: Measured; derivatives: readonly NewDerivative[] },
): Promise<boolean> {
  const { count } = await transaction.blob.updateMany({
    where: { id: blobId, state: "measuring" },
    data: { state: "ready", measured, trouble: null, stripBy: 0, ...byPresentCleaner },
  });
  if (count > 0) await replace(transaction, blobId, derivativeKinds, derivatives);
  return count > 0;
}

const byPresentCleaner = { cleanedBy: presentOf("sendable").version };

/**
 * Records what the present cleaner makes of a file that an older one has cleaned: the copy that leaves from now on (none where
 * there is nothing to remove), what else was made of it, and what is read of it. The older copy stays until nothing refers to
 * it. Nothing is recorded of a file that is not ready (any more).
 */
export async function recordCleaned(
  _worker: Worker,
  blobId: BlobId,
  reading: { measured: Measured; derivatives: readonly NewDerivative[] },
): Promise<void> {
  await database().$transaction(async (transaction) => {
    if (!(await lockBlob(transaction, blobId))) return;
    const { count } = await transaction.blob.updateMany({
      where: { id: blobId, state: "ready" },
      data: { measured: reading.measured, ...byPresentCleaner },
    });
    const kinds = ["sendable" as const, ...reading.derivatives.map(({ kind }) => kind)];
    if (count > 0) await replace(transaction, blobId, kinds, reading.derivatives);
  });
}

/**
 * Records files that were made of a blob after it was ready, and how loud it is where that was measured. Doing it twice leaves one
 * of each kind and maker; nothing is recorded of one that is not ready (any more).
 */
export async function recordDerivatives(
  _worker: Worker,
  blobId: BlobId,
  derivatives: readonly NewDerivative[],
  /** LUFS; null where it is silent or has no sound. */
  loudnessLufs?: number | null,
): Promise<void> {
  await database().$transaction(async (transaction) => {
    if (!(await lockBlob(transaction, blobId))) return;
    // What was removed meanwhile must not leave anything, and what is read again is made anew.
    if ((await transaction.blob.count({ where: { id: blobId, state: "ready" } })) === 0) return;
    const kinds = derivatives.map(({ kind }) => kind);
    await replace(transaction, blobId, kinds, derivatives);
    if (loudnessLufs !== undefined)
      await transaction.blob.update({ where: { id: blobId }, data: { loudnessLufs } });
  });
}

/**
 * Files by today's makers in the place of all that they have made before of these kinds; what older makers have made stays. For this
 * folder's own use.
 */
export async function replace(
  transaction: Transaction,
  blobId: BlobId,
  kinds: readonly DerivativeKind[],
  made: readonly NewDerivative[],
): Promise<void> {
  await transaction.derivative.deleteMany({ where: { blobId, OR: kinds.map(presentOf) } });
  await transaction.derivative.createMany({
    data: made.map((file) => ({ ...file, ...presentOf(file.kind), id: createId(), blobId })),
  });
}

/**
 * Records that a blob cannot be used. An upload leaves its name and the reason; its bytes go at once, and the same bytes
 * a second time are measured again. What a generation has made keeps its bytes, whatever we think of them: it was paid for.
 */
export async function recordUnreadable(
  _worker: Worker,
  blobId: BlobId,
  trouble: UnreadableReason,
  removeBytes: RemoveBytes,
): Promise<void> {
  await withoutBytes(blobId, removeBytes, async (transaction) => {
    await transaction.blob.update({ where: { id: blobId }, data: { state: "unreadable", trouble } });
    await transaction.asset.updateMany({
      where: { blobId, generationId: null, deletedAt: null },
      data: { deletedAt: new Date() },
    });
    return (await transaction.asset.count({ where: { blobId, generationId: { not: null } } })) === 0;
  });
}

/**
 * Asks for the comparing copy of a blob that has been read and has none yet by today's maker: of a video that a generation made, and of
 * one that others can't be shown as it is. False where it gets none.
 */
export async function enqueueCopy(_worker: Worker, blobId: BlobId): Promise<boolean> {
  return database().$transaction((transaction) => enqueueCopyIn(transaction, blobId));
}

/** The same within the caller's transaction. For this layer's own use. */
export async function enqueueCopyIn(transaction: Transaction, blobId: BlobId): Promise<boolean> {
  const blob = await transaction.blob.findFirst({
    where: {
      id: blobId,
      state: "ready",
      assets: { some: { kind: "video", deletedAt: null } },
      derivatives: { none: presentOf("compare") },
    },
    include: { assets: { where: { generationId: { not: null }, kind: "video", deletedAt: null }, take: 1 } },
  });
  if (!blob) return false;
  const isWanted =
    blob.assets.length > 0 ||
    isProxyMade(formatSchema.parse(blob.format), measuredSchema.parse(blob.measured));
  if (isWanted) await enqueue(transaction, "copy", { blobId });
  return isWanted;
}

/**
 * Enqueues every blob that waits to be read and has no job: it lost its own, or a migration wants it read again. One sweep at a time
 * over all workers. Gives how many; at most 1 000 a sweep.
 */
export async function sweepMeasuring(_worker: Worker): Promise<number> {
  return database().$transaction(async (transaction) => {
    if (!(await isAlone(transaction, "triptych measuring sweep"))) return 0;
    const rows = await transaction.$queryRaw<{ id: BlobId }[]>`
      SELECT b.id FROM blob b
      WHERE b.state = 'measuring'
        AND NOT EXISTS (SELECT 1 ${liveJobs()} AND j.singleton_key = b.id::text)
      ORDER BY b.id LIMIT 1000`;
    for (const { id } of rows) await enqueue(transaction, "measure", { blobId: id });
    return rows.length;
  });
}
