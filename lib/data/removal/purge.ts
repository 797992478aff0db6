import { releasedBytes, type RemoveBytes } from "#lib/data/blob/release-blob.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { AttemptId, BlobId, MemberId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";

/** Some of the runs of somebody who has left, with the attempts that may have left files behind; empty at the end. */
export async function listRunsOfRemoved(
  _worker: Worker,
  memberId: MemberId,
): Promise<{ runIds: string[]; attemptIds: AttemptId[] }> {
  const runs = await database().run.findMany({
    where: { memberId, member: { removedAt: { not: null } } },
    select: { id: true },
    take: 200,
  });
  const runIds = runs.map(({ id }) => id);
  const attempts = await database().attempt.findMany({
    where: { generation: { runId: { in: runIds } } },
    select: { id: true },
  });
  return { runIds, attemptIds: attempts.map(({ id }) => id as AttemptId) }; // the column holds nothing else
}

/** Deletes runs of somebody who has left, with all that belongs to them. Their files' rows stay for `purgeBlobs`. */
export async function deleteRunsOfRemoved(
  _worker: Worker,
  memberId: MemberId,
  runIds: readonly string[],
): Promise<void> {
  await database().run.deleteMany({
    where: { id: { in: [...runIds] }, memberId, member: { removedAt: { not: null } } },
  });
}

/** So many go in one transaction: one for each would be most of the work. */
const together = 100;
/** Of these so many at once: some may lie at UploadThing. */
const atOnce = 10;

/**
 * Deletes some of the blobs of somebody who has left, those after `after`: their assets, their bytes, what was made from them, their rows.
 * `last` is where the next call begins, null at the end; `areGone` is false when some cannot go yet.
 */
export async function purgeBlobs(
  _worker: Worker,
  memberId: MemberId,
  after: BlobId | null,
  removeBytes: RemoveBytes,
): Promise<{ last: BlobId | null; areGone: boolean }> {
  return database().$transaction(
    async (transaction) => {
      const locked = await lockBlobsOfRemoved(transaction, memberId, after);
      const ids = locked.filter(({ isBusy }) => !isBusy).map(({ id }) => id);
      const where = { blobId: { in: ids } };
      const rows = await transaction.blob.findMany({
        where: { id: { in: ids } },
        include: { derivatives: true },
      });
      const hashes = rows.flatMap(({ derivatives }) => derivatives.map(({ sha256 }) => sha256));
      const shared = await transaction.derivative.findMany({
        where: { sha256: { in: hashes }, NOT: where },
        select: { sha256: true },
      });
      const kept = new Set(shared.map(({ sha256 }) => sha256));
      const gone: string[] = [];
      for (let start = 0; start < rows.length; start += atOnce)
        await Promise.all(
          rows.slice(start, start + atOnce).map(async (row) => {
            if (await removeBytes(releasedBytes(row, kept))) gone.push(row.id);
          }),
        );
      await transaction.asset.deleteMany({ where: { blobId: { in: gone } } });
      await transaction.blob.deleteMany({ where: { id: { in: gone } } });
      return { last: locked.at(-1)?.id ?? null, areGone: gone.length === locked.length };
    },
    { timeout: 5 * 60_000 },
  );
}

/**
 * Held as `lockBlob` holds one. Those that were handed over meanwhile are not the member's any more. From a busy one something is just
 * being made, which would lie there without a row.
 */
async function lockBlobsOfRemoved(
  transaction: Transaction,
  memberId: MemberId,
  after: BlobId | null,
): Promise<{ id: BlobId; isBusy: boolean }[]> {
  return transaction.$queryRaw`
    SELECT b.id, EXISTS (SELECT 1 ${liveJobs()} AND j.singleton_key = b.id::text AND j.state = 'active') AS "isBusy"
    FROM blob b JOIN member m ON m.id = b.member_id
    WHERE b.member_id = ${memberId}::uuid AND m.removed_at IS NOT NULL
      AND (${after}::uuid IS NULL OR b.id > ${after}::uuid)
    ORDER BY b.id LIMIT ${together} FOR UPDATE OF b`;
}
