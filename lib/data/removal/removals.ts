import { database, isAlone } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { cancelQueued, countLateAnswers, countOpen } from "./begin-removal.ts";

/** Somebody who has left, as the job finds them. */
export type Removal = {
  memberId: MemberId;
  handedToId: MemberId | null;
  /** How many answers are still waited for. */
  open: number;
};

/** What is to be done with somebody who has left; null when nothing is left of them. What came to be queued meanwhile is canceled. */
export async function findRemoval(_worker: Worker, memberId: MemberId): Promise<Removal | null> {
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
export async function snoozeRemoval(_worker: Worker, memberId: MemberId, waitMs: number): Promise<void> {
  await database().$transaction((transaction) =>
    enqueue(transaction, "leave", { memberId }, { afterMs: waitMs }),
  );
}

/** Enqueues everybody who has left and has no job: a worker died. One sweep at a time over all workers. Gives how many. */
export async function sweepRemovals(_worker: Worker): Promise<number> {
  return database().$transaction(async (transaction) => {
    if (!(await isAlone(transaction, "triptych leaving sweep"))) return 0;
    const rows = await transaction.$queryRaw<{ id: MemberId }[]>`
      SELECT m.id FROM member m WHERE m.removed_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 ${liveJobs()} AND j.singleton_key = m.id::text)`;
    for (const { id } of rows) await enqueue(transaction, "leave", { memberId: id });
    return rows.length;
  });
}

/**
 * The last step: deletes the member, once nothing of theirs is left that has bytes or would be handed over. `removeFolders` is called
 * while nobody can add anything to them, and its false puts the end off. False: there is something left.
 */
export async function finishRemoval(
  _worker: Worker,
  memberId: MemberId,
  removeFolders: () => Promise<boolean>,
): Promise<boolean> {
  return database().$transaction(
    async (transaction) => {
      const [removed] = await transaction.$queryRaw<{ isHandedOver: boolean }[]>`
        SELECT handed_to_id IS NOT NULL AS "isHandedOver" FROM member
        WHERE id = ${memberId}::uuid AND removed_at IS NOT NULL FOR UPDATE`;
      if (!removed) return true;
      const where = { memberId };
      const left = [await transaction.blob.count({ where }), await transaction.run.count({ where })];
      if (removed.isHandedOver)
        left.push(await transaction.prompt.count({ where }), await transaction.gallery.count({ where }));
      if (left.some((count) => count > 0)) return false;
      if (!(await removeFolders())) return false;
      await transaction.member.delete({ where: { id: memberId } });
      return true;
    },
    { timeout: 5 * 60_000 },
  );
}

/** Tables that hold words of people. */
const withWords =
  "member, prompt, run, generation, attempt, asset, note, gallery, gallery_item, gallery_comment";

/** Has the database make its statistics anew, in which words of deleted rows still stand, and use their room again. */
export async function forgetDeleted(_worker: Worker): Promise<void> {
  await database().$executeRawUnsafe(`VACUUM (ANALYZE) ${withWords}`); // these are names of ours
}
