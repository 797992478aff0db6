import { type StoredBlob, toStoredBlob } from "#lib/data/asset/stored-files.ts";
import { database } from "#lib/data/database.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";

/** Which of these hashes no row of this member speaks of: files that may go once they are old enough. */
export async function findUnknownBlobs(
  _worker: Worker,
  memberId: string,
  sha256s: readonly string[],
): Promise<Set<string>> {
  const rows = await database().blob.findMany({
    where: { memberId, sha256: { in: [...sha256s] }, state: { not: "gone" } },
    select: { sha256: true },
  });
  const known = new Set(rows.map(({ sha256 }) => sha256));
  return new Set(sha256s.filter((sha256) => !known.has(sha256)));
}

/** Which of these hashes no derivative has. */
export async function findUnknownDerivatives(
  _worker: Worker,
  sha256s: readonly string[],
): Promise<Set<string>> {
  const rows = await database().derivative.findMany({
    where: { sha256: { in: [...sha256s] } },
    select: { sha256: true },
  });
  const known = new Set(rows.map(({ sha256 }) => sha256));
  return new Set(sha256s.filter((sha256) => !known.has(sha256)));
}

/** A page of the blobs whose bytes should stand on this disk, by id. */
export async function listBlobsOnDisk(
  _worker: Worker,
  { after, limit }: { after: string | null; limit: number },
): Promise<StoredBlob[]> {
  const rows = await database().blob.findMany({
    where: {
      location: "disk",
      state: { in: ["measuring", "ready"] },
      ...(after ? { id: { gt: after } } : {}),
    },
    orderBy: { id: "asc" },
    take: limit,
  });
  return rows.map(toStoredBlob);
}

/** Records that a blob's bytes are not there: its assets are missing until the same bytes are uploaded again. */
export async function recordLost(_worker: Worker, blobId: BlobId): Promise<void> {
  await database().blob.updateMany({
    where: { id: blobId, state: { in: ["measuring", "ready"] } },
    data: { state: "gone" },
  });
}
