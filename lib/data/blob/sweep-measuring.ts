import { database } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { BlobId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";

/**
 * Enqueues every blob that waits to be read and has no job: it lost its own, or a migration wants it read again. One sweep at a time
 * over all workers. Gives how many; at most 1 000 a sweep.
 */
export async function sweepMeasuring(_worker: Worker): Promise<number> {
  return database().$transaction(async (transaction) => {
    const [lock] = await transaction.$queryRaw<{ isMine: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended('triptych measuring sweep', 0)) AS "isMine"`;
    if (!lock?.isMine) return 0;
    const rows = await transaction.$queryRaw<{ id: BlobId }[]>`
      SELECT b.id FROM blob b
      WHERE b.state = 'measuring'
        AND NOT EXISTS (SELECT 1 ${liveJobs()} AND j.singleton_key = b.id::text)
      ORDER BY b.id LIMIT 1000`;
    for (const { id } of rows) await enqueue(transaction, "measure", { blobId: id });
    return rows.length;
  });
}
