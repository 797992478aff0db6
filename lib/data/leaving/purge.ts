import { withoutBytes, type RemoveBytes } from "#lib/data/blob/release-blob.ts";
import { database } from "#lib/data/database.ts";
import type { AttemptId, BlobId, MemberId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";

/** Some of the runs of somebody who has left, with the attempts that may have left files behind; empty at the end. */
export async function listRunsOfLeaver(
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

/** Deletes runs of somebody who has left, with all that belongs to them. Their files' rows stay for `purgeBlob`. */
export async function deleteRunsOfLeaver(
  _worker: Worker,
  memberId: MemberId,
  runIds: readonly string[],
): Promise<void> {
  await database().run.deleteMany({
    where: { id: { in: [...runIds] }, memberId, member: { removedAt: { not: null } } },
  });
}

/** Some of the blobs that still belong to somebody who has left, by id. */
export async function listBlobsOfLeaver(
  _worker: Worker,
  memberId: MemberId,
  after: BlobId | null,
): Promise<BlobId[]> {
  const rows = await database().blob.findMany({
    where: { memberId, member: { removedAt: { not: null } }, ...(after ? { id: { gt: after } } : {}) },
    select: { id: true },
    orderBy: { id: "asc" },
    take: 200,
  });
  return rows.map(({ id }) => id as BlobId); // as above
}

/** Deletes a blob of somebody who has left: its assets, its bytes, what was made from them, its row. False: not yet. */
export async function purgeBlob(
  _worker: Worker,
  memberId: MemberId,
  blobId: BlobId,
  removeBytes: RemoveBytes,
): Promise<boolean> {
  return withoutBytes(blobId, removeBytes, async (transaction) => {
    // It may have been handed over since it was listed.
    const own = await transaction.blob.count({
      where: { id: blobId, memberId, member: { removedAt: { not: null } } },
    });
    if (own === 0) return false;
    await transaction.asset.deleteMany({ where: { blobId } });
    return true;
  });
}
