import { database } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { MemberId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { cancelQueued, countLateAnswers, countOpen } from "./open-generations.ts";

/** Somebody who has left, as the job finds them. */
export type Leaving = {
  memberId: MemberId;
  handedToId: MemberId | null;
  /** How many answers are still waited for. */
  open: number;
};

/** What is to be done with somebody who has left; null when nothing is left of them. What came to be queued meanwhile is canceled. */
export async function findLeaving(_worker: Worker, memberId: MemberId): Promise<Leaving | null> {
  return database().$transaction(async (transaction) => {
    const row = await transaction.member.findFirst({
      where: { id: memberId, removedAt: { not: null } },
      select: { handedToId: true },
    });
    if (!row) return null;
    await cancelQueued(transaction, memberId);
    const late = row.handedToId ? 0 : await countLateAnswers(transaction, memberId);
    return {
      memberId,
      handedToId: row.handedToId as MemberId | null, // the column holds nothing else
      open: (await countOpen(transaction, memberId)) + late,
    };
  });
}

/** Looks at somebody who has left again after `waitMs`. */
export async function snoozeLeaving(_worker: Worker, memberId: MemberId, waitMs: number): Promise<void> {
  await database().$transaction((transaction) =>
    enqueue(transaction, "leave", { memberId }, { afterMs: waitMs }),
  );
}

/** Enqueues everybody who has left and has no job: a worker died. One sweep at a time over all workers. Gives how many. */
export async function sweepLeaving(_worker: Worker): Promise<number> {
  return database().$transaction(async (transaction) => {
    const [lock] = await transaction.$queryRaw<{ isMine: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended('triptych leaving sweep', 0)) AS "isMine"`;
    if (!lock?.isMine) return 0;
    const rows = await transaction.$queryRaw<{ id: MemberId }[]>`
      SELECT m.id FROM member m WHERE m.removed_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 ${liveJobs()} AND j.singleton_key = m.id::text)`;
    for (const { id } of rows) await enqueue(transaction, "leave", { memberId: id });
    return rows.length;
  });
}
