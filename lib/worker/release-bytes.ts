import { stat } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder } from "#lib/config.ts";
import {
  findUnknownBlobs,
  findUnknownDerivatives,
  listBlobsOnDisk,
  recordLost,
} from "#lib/data/blob/reconcile-blobs.ts";
import { listReleasable, releaseBlob } from "#lib/data/blob/release-blob.ts";
import { releaseOlderCopies } from "#lib/data/blob/older-copies.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import { listStoredBlobs, listStoredDerivatives } from "#lib/storage/list-stored.ts";
import { removeRemote } from "#lib/storage/fetch-remote.ts";
import { blobPath, derivativePath } from "#lib/storage/paths.ts";
import { removeBytes, removeStaleUploads, removeUnlessYoung } from "#lib/storage/remove-bytes.ts";
import { trimCache } from "#lib/storage/trim-cache.ts";
import type { Context } from "./context.ts";
import { log } from "./log.ts";

/** Bytes that were put here or wanted again so lately stay: their registration may be on its way. */
const youngMs = 10 * 60_000;

/** Lets the bytes of deleted assets go that nobody needs any more; gives how many blobs went. One that will not go stops no other. */
export async function releaseBytes(
  { worker }: Pick<Context, "worker">,
  options: { youngMs?: number } = {},
): Promise<number> {
  let count = 0;
  for (const blobId of await listReleasable(worker)) {
    try {
      const isReleased = await releaseBlob(worker, blobId, (bytes) =>
        removeBytes(bytes, options.youngMs ?? youngMs),
      );
      if (isReleased) count += 1;
    } catch (error) {
      log.warn({ error, blobId }, "bytes that nobody needs could not be removed yet");
    }
  }
  return count;
}

/** Lets copies of files go that better makers have made anew, once nothing means them any more. */
export async function releaseReplaced(
  { worker, config }: Pick<Context, "worker" | "config">,
  options: { youngMs?: number } = {},
): Promise<number> {
  const { dataDir } = config;
  return releaseOlderCopies(worker, async ({ sha256, remoteKey }) => {
    // One that is young may have been made for somebody else: the daily comparison takes it then.
    if (sha256) await removeUnlessYoung(derivativePath(dataDir, sha256), options.youngMs ?? youngMs, dataDir);
    if (remoteKey) await removeRemote(remoteKey);
  });
}

/** What may be on its way from a name to a row, however long the database is away meanwhile. */
const oldMs = 24 * 60 * 60_000;
const pageSize = 500;

/**
 * Brings disk and database together again: files of which no row speaks go when nobody has touched them for a day; blobs
 * whose file is not there become "gone", so that their assets say that they are missing. Gives how many there were.
 */
export async function reconcileBytes(
  { worker, config }: Pick<Context, "worker" | "config">,
  options: { youngMs?: number } = {},
): Promise<{ files: number; rows: number }> {
  const { dataDir } = config;
  const ageMs = options.youngMs ?? oldMs;
  let files = 0;
  const remove = async (folder: string, sha256s: Set<string>) => {
    for (const sha256 of sha256s)
      if (await removeUnlessYoung(join(folder, sha256), ageMs, dataDir)) files += 1;
  };
  for await (const { memberId, folder, sha256s } of listStoredBlobs(dataDir))
    await remove(folder, await findUnknownBlobs(worker, memberId, sha256s));
  for await (const { folder, sha256s } of listStoredDerivatives(dataDir))
    await remove(folder, await findUnknownDerivatives(worker, sha256s));
  await removeStaleUploads({ dataDir });
  await trimCache({ dataDir });
  return { files, rows: await recordLostRows({ worker, config }) };
}

async function recordLostRows({ worker, config }: Pick<Context, "worker" | "config">): Promise<number> {
  // A folder that is not there at all is a disk that is not there: nothing is concluded from that.
  if (!(await stat(dataFolder(config.dataDir, "media")).catch(() => null))) return 0;
  let rows = 0;
  let after: string | null = null;
  for (;;) {
    const page = await listBlobsOnDisk(worker, { after, limit: pageSize });
    for (const { id, memberId, sha256 } of page) {
      if (await stat(blobPath(config.dataDir, memberId, sha256)).catch(() => null)) continue;
      await recordLost(worker, id as BlobId); // the column holds nothing else
      rows += 1;
    }
    after = page.at(-1)?.id ?? null;
    if (page.length < pageSize) return rows;
  }
}
