import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { GenerationQueue } from "#lib/data/queues.ts";
import { isWorkable, type Status, statuses } from "#lib/domain/generation.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { lookNext, type Moved } from "./move.ts";

const workable = statuses.filter(isWorkable);

const queueOf: Partial<Record<Status, GenerationQueue>> = {
  queued: "submit",
  submitting: "submit",
  running: "poll",
  saving: "save",
};

/**
 * Enqueues every generation that is due and that no job is about to look at: whatever lost its job moves again. One
 * sweep at a time over all workers. Gives how many; at most 1 000 a sweep.
 */
export async function sweepDue(_worker: Worker): Promise<number> {
  return database().$transaction(async (transaction) => {
    const [lock] = await transaction.$queryRaw<{ isMine: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended('triptych sweep', 0)) AS "isMine"`;
    if (!lock?.isMine) return 0;
    const rows = await transaction.$queryRaw<Moved[]>`
      SELECT g.id, g.member_id AS "memberId", g.run_id AS "runId", g.model_id AS "modelId", g.status, g.version
      FROM generation g
      WHERE g.due_at <= now() - interval '2 seconds' AND g.status IN (${Prisma.join(workable)})
        AND NOT EXISTS (
          SELECT 1 ${liveJobs()} AND j.singleton_key = g.id::text
            AND (j.state = 'active' OR j.start_after <= now() + interval '1 second'))
      ORDER BY g.due_at LIMIT 1000`;
    for (const row of rows) await lookNext(transaction, row, queueOf[row.status] ?? "poll");
    return rows.length;
  });
}
