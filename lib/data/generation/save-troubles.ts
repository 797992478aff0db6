import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import type { SaveTrouble } from "#lib/domain/generation/save-trouble.ts";
import { type Fence, fencedBy, fromNow, json, lookNext, type Moved, movedColumns } from "./move.ts";

/** A failed try to save a result. `tries` counts the failures in a row, this one included; 1 starts a new row. */
export type FailedSave = { trouble: SaveTrouble; tries: number };

/** The columns that record a failed save, whose next try comes after `waitMs`, or never (null). For this folder's own use. */
export function troubled({ trouble, tries }: FailedSave, waitMs: number | null): Prisma.Sql[] {
  return [
    Prisma.sql`save_tries = ${tries}`,
    Prisma.sql`save_trouble = ${json(trouble)}`,
    Prisma.sql`save_trouble_since = ${tries === 1 ? Prisma.sql`now()` : Prisma.sql`COALESCE(save_trouble_since, now())`}`,
    Prisma.sql`save_again_at = ${waitMs === null ? Prisma.sql`NULL` : fromNow(waitMs)}`,
  ];
}

/** The columns of a generation whose saving is without trouble, or starts over. For this folder's own use. */
export const untroubled: readonly Prisma.Sql[] = [
  Prisma.sql`save_tries = 0`,
  Prisma.sql`save_trouble = NULL`,
  Prisma.sql`save_trouble_since = NULL`,
  Prisma.sql`save_again_at = NULL`,
];

/** A result could not be saved: puts its generation down, to be tried again after `waitMs`. Null when it had moved on. */
export async function putOffSave(
  _worker: Worker,
  fence: Fence,
  failed: FailedSave,
  waitMs: number,
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const [put] = await transaction.$queryRaw<Moved[]>`
      UPDATE generation SET version = version + 1, due_at = ${fromNow(waitMs)}, ${Prisma.join(troubled(failed, waitMs))}
      WHERE ${fencedBy(fence)} AND status = 'saving'
      RETURNING ${movedColumns}`;
    return put ? lookNext(transaction, put, "save", waitMs) : null;
  });
}

/** Notes that a result's download is slow, or back at its pace, which clears its trouble. */
export async function recordSlowSave(_worker: Worker, fence: Fence, isSlow: boolean): Promise<void> {
  const trouble: SaveTrouble | null = isSlow ? { what: "too-slow" } : null;
  await database().$executeRaw`
    UPDATE generation SET save_trouble = ${json(trouble)}, save_again_at = NULL
    WHERE ${fencedBy(fence)} AND status = 'saving'`;
}

/**
 * Whether a save that was just given a place, while others of its provider and member have one, should leave it to a share that waits and
 * has none: however many wait before that, it is the next.
 */
export async function isTurnOfOthers(_worker: Worker, share: string): Promise<boolean> {
  const [row] = await database().$queryRaw<{ isTurn: boolean }[]>`
    WITH save AS (SELECT j.group_id, j.state, j.start_after ${liveJobs(["save"])})
    SELECT (SELECT count(*) FROM save WHERE state = 'active' AND group_id = ${share}) > 1
      AND EXISTS (SELECT 1 FROM save waiting WHERE waiting.state < 'active' AND waiting.start_after <= now()
        AND NOT EXISTS (SELECT 1 FROM save WHERE state = 'active' AND group_id = waiting.group_id)) AS "isTurn"`;
  return row?.isTurn === true;
}

/** Whether a save is due that has no place yet. */
export async function isSaveWaiting(_worker: Worker): Promise<boolean> {
  const [row] = await database().$queryRaw<{ isWaiting: boolean }[]>`
    SELECT EXISTS (SELECT 1 ${liveJobs(["save"])} AND j.state < 'active' AND j.start_after <= now()) AS "isWaiting"`;
  return row?.isWaiting === true;
}
