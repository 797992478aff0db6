import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GenerationQueue } from "#lib/data/queues.ts";
import type { Failure } from "#lib/domain/failure.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { type Fence, fencedBy, fromNow, json, lookNext, type Moved } from "./move.ts";

/**
 * Nothing to do just now: puts a generation down, to be looked at again by `queue` after `waitMs` (or at once when a
 * person wants it canceled meanwhile). No event, no failed attempt. `failure` is why it has to wait; null is for
 * no trouble any more, and without it what stood there stays. Null when it had moved on.
 */
export async function snooze(
  _worker: Worker,
  fence: Fence,
  {
    queue,
    waitMs,
    progress,
    failure,
  }: { queue: GenerationQueue; waitMs: number; progress?: number; failure?: Failure | null },
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const [put] = await transaction.$queryRaw<(Moved & { isWanted: boolean })[]>`
      UPDATE generation SET version = version + 1,
        due_at = CASE WHEN ${unansweredCancel} THEN now() ELSE ${fromNow(waitMs)} END,
        progress = COALESCE(${progress ?? null}::float8, progress),
        failure = ${failure === undefined ? Prisma.sql`failure` : json(failure)}
      WHERE ${fencedBy(fence)} AND status IN ('queued', 'submitting', 'running', 'saving')
      RETURNING id, member_id AS "memberId", run_id AS "runId", model_id AS "modelId", status, version,
        ${unansweredCancel} AS "isWanted"`;
    return put ? lookNext(transaction, put, queue, put.isWanted ? 0 : waitMs) : null;
  });
}

const unansweredCancel = Prisma.sql`(status = 'running' AND cancel_requested_at IS NOT NULL AND cancel_outcome IS NULL)`;
