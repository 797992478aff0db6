import { type BlobPlaceRow, type StoredBlob, toStoredBlob } from "#lib/data/asset/stored-files.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { undoMinutes } from "#lib/domain/history/history.ts";

/**
 * Holds a blob's row until the transaction ends, so that nobody registers its bytes while they are being removed, nor the
 * other way round. False when there is no such row (any more).
 */
export async function lockBlob(transaction: Transaction, blobId: string): Promise<boolean> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM blob WHERE id = ${blobId}::uuid FOR UPDATE`;
  return rows.length > 0;
}

/** What belongs to a blob that goes. `derivatives` are those whose bytes no other blob shares. */
type ReleasedBytes = {
  blob: StoredBlob;
  derivatives: { sha256: string }[];
  /** Everything of it that lies at UploadThing. */
  remoteKeys: string[];
};

/** Removes bytes; false when somebody has just come to want them again: then nothing is recorded. */
export type RemoveBytes = (bytes: ReleasedBytes) => Promise<boolean>;

/** What goes with a blob. `kept` are the hashes of derivatives that somebody else has too. */
export function releasedBytes(
  row: BlobPlaceRow & { derivatives: { sha256: string; remoteKey: string | null }[] },
  kept: ReadonlySet<string>,
): ReleasedBytes {
  return {
    blob: toStoredBlob(row),
    derivatives: row.derivatives.filter(({ sha256 }) => !kept.has(sha256)),
    remoteKeys: [row, ...row.derivatives].flatMap(({ remoteKey }) => remoteKey ?? []),
  };
}

/** Nobody has it any more, for as long as a deletion can be taken back, and no work that is under way needs it. */
const isReleasable = Prisma.sql`
  b.state <> 'gone'
  AND NOT EXISTS (SELECT 1 FROM asset a WHERE a.blob_id = b.id
    AND (a.deleted_at IS NULL OR a.deleted_at > now() - ${undoMinutes} * interval '1 minute'))
  AND NOT EXISTS (SELECT 1 FROM conversion c JOIN asset a ON a.id = c.parent_id
    WHERE a.blob_id = b.id AND c.state = 'making')
  AND NOT EXISTS (SELECT 1 FROM generation g WHERE g.member_id = b.member_id
    AND g.status IN ('queued', 'submitting', 'unconfirmed', 'running', 'saving')
    AND strpos(g.media::text, b.id::text) > 0)`;

/** Blobs whose bytes may go, some at a time. Whoever releases them asks again under a lock. */
export async function listReleasable(_worker: Worker): Promise<BlobId[]> {
  const rows = await database().$queryRaw<{ id: BlobId }[]>`
    SELECT b.id FROM blob b WHERE EXISTS (SELECT 1 FROM asset a WHERE a.blob_id = b.id AND a.deleted_at IS NOT NULL)
      AND ${isReleasable} ORDER BY b.id LIMIT 100`;
  return rows.map(({ id }) => id);
}

/**
 * Lets a deleted blob's bytes go, with everything made from them. Rows that a draft, a run or a generation speaks of stay, without
 * bytes, and so do those of what another was made of by an edit; the others go too. False when it may not go, or when its bytes are wanted again.
 */
export async function releaseBlob(
  _worker: Worker,
  blobId: BlobId,
  removeBytes: RemoveBytes,
): Promise<boolean> {
  return withoutBytes(blobId, removeBytes, async (transaction) => {
    const [free] = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM blob b WHERE b.id = ${blobId}::uuid AND ${isReleasable}`;
    if (!free) return false;
    await transaction.$executeRaw`
      DELETE FROM asset a WHERE a.blob_id = ${blobId}::uuid AND a.generation_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM prompt p WHERE p.member_id = a.member_id AND p.deleted_at IS NULL
          AND strpos(p.document::text, a.id::text) > 0)
        AND NOT EXISTS (SELECT 1 FROM run r WHERE r.member_id = a.member_id
          AND strpos(r.snapshot::text, a.id::text) > 0)
        AND NOT EXISTS (SELECT 1 FROM asset m WHERE m.parent_id = a.id AND m.blob_id <> a.blob_id)`;
    await transaction.$executeRaw`
      UPDATE blob SET state = 'gone', remote_key = NULL WHERE id = ${blobId}::uuid`;
    return true;
  });
}

/**
 * Does a change under the blob's lock and, where it says so, removes the bytes before it is committed: a process that dies in
 * between leaves a change to be made again, never a row that promises bytes that are not there.
 */
export async function withoutBytes(
  blobId: BlobId,
  removeBytes: RemoveBytes,
  change: (transaction: Transaction) => Promise<boolean>,
): Promise<boolean> {
  const wanted = new Error("The bytes are wanted again");
  try {
    return await database().$transaction(
      async (transaction) => {
        if (!(await lockBlob(transaction, blobId))) return false;
        const row = await transaction.blob.findUniqueOrThrow({
          where: { id: blobId },
          include: { derivatives: true },
        });
        if (!(await change(transaction))) return false;
        await transaction.derivative.deleteMany({ where: { blobId } });
        const shared = await transaction.derivative.findMany({
          where: { sha256: { in: row.derivatives.map(({ sha256 }) => sha256) } },
          select: { sha256: true },
        });
        const kept = new Set(shared.map(({ sha256 }) => sha256));
        const isGone = await removeBytes(releasedBytes(row, kept));
        if (!isGone) throw wanted;
        await transaction.$executeRaw`
          DELETE FROM blob b WHERE b.id = ${blobId}::uuid
            AND NOT EXISTS (SELECT 1 FROM asset a WHERE a.blob_id = b.id)`;
        return true;
      },
      { timeout: 60_000 },
    );
  } catch (error) {
    if (error === wanted) return false;
    throw error;
  }
}
