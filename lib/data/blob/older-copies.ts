import { database, isAlone } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { presentOf } from "#lib/domain/media/derivative.ts";
import { lockBlob } from "./release-blob.ts";

/** At most so many files wait to be cleaned again: what is wanted now goes first. */
const cleanedAtOnce = 100;

/**
 * Enqueues files that an older cleaner has cleaned last, the latest first. One sweep at a time over all workers. Gives how many.
 */
export async function sweepCleaning(_worker: Worker): Promise<number> {
  return database().$transaction(async (transaction) => {
    if (!(await isAlone(transaction, "triptych cleaning sweep"))) return 0;
    const [waiting] = await transaction.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count ${liveJobs(["clean"])}`;
    const rows = await transaction.$queryRaw<{ id: BlobId }[]>`
      SELECT b.id FROM blob b
      WHERE b.state = 'ready' AND b.cleaned_by < ${presentOf("sendable").version}
        AND NOT EXISTS (SELECT 1 ${liveJobs(["clean"])} AND j.singleton_key = b.id::text)
      ORDER BY b.id DESC LIMIT ${Math.max(0, cleanedAtOnce - (waiting?.count ?? 0))}`;
    for (const { id } of rows) await enqueue(transaction, "clean", { blobId: id });
    return rows.length;
  });
}

/** Enqueues a file that could not be cleaned again now, for later. */
export async function enqueueCleaning(_worker: Worker, blobId: BlobId, afterMs: number): Promise<void> {
  await database().$transaction((transaction) => enqueue(transaction, "clean", { blobId }, { afterMs }));
}

/** A copy that a newer one has replaced, and that no work under way and no open link refers to. */
const isUnwanted = Prisma.sql`
  d.kind = 'sendable'
  AND EXISTS (SELECT 1 FROM derivative n WHERE n.blob_id = d.blob_id AND n.kind = d.kind AND n.version > d.version)
  AND NOT EXISTS (SELECT 1 FROM generation g WHERE g.member_id = (SELECT b.member_id FROM blob b WHERE b.id = d.blob_id)
    AND g.status IN ('queued', 'submitting', 'unconfirmed', 'running', 'saving')
    AND strpos(g.media::text, d.sha256) > 0)
  AND NOT EXISTS (SELECT 1 FROM media_link l JOIN attempt a ON a.id = l.attempt_id
    WHERE l.blob_id = d.blob_id AND l.expires_at > now() AND strpos(a.media::text, d.sha256) > 0)`;

/** What of a copy can go: its bytes (null where another file shares them), and those at UploadThing. */
type OlderCopy = { sha256: string | null; remoteKey: string | null };

/**
 * Removes copies by older cleaners that nothing refers to any more, some at a time, each with its bytes before that is
 * committed. Gives how many.
 */
export async function releaseOlderCopies(
  _worker: Worker,
  removeBytes: (copy: OlderCopy) => Promise<void>,
): Promise<number> {
  const rows = await database().$queryRaw<{ id: string; blobId: BlobId }[]>`
    SELECT d.id, d.blob_id AS "blobId" FROM derivative d WHERE ${isUnwanted} ORDER BY d.id LIMIT 100`;
  let count = 0;
  for (const { id, blobId } of rows) {
    const isGone = await database().$transaction(async (transaction) => {
      if (!(await lockBlob(transaction, blobId))) return false;
      const [copy] = await transaction.$queryRaw<{ sha256: string; remoteKey: string | null }[]>`
        DELETE FROM derivative d WHERE d.id = ${id}::uuid AND ${isUnwanted}
        RETURNING d.sha256, d.remote_key AS "remoteKey"`;
      if (!copy) return false;
      const isShared = (await transaction.derivative.count({ where: { sha256: copy.sha256 } })) > 0;
      await removeBytes(isShared ? { ...copy, sha256: null } : copy);
      return true;
    });
    if (isGone) count += 1;
  }
  return count;
}
