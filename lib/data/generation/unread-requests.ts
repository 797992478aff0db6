import * as z from "zod/mini";
import { database, isAlone, type Transaction } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import {
  type GenerationId,
  type ModelId,
  type ReferenceId,
  referenceIdSchema,
  type RunId,
} from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";

/** A generation that is older than what is kept of them, with the references that its prompt has. */
export type UnreadRequest = {
  id: GenerationId;
  modelId: ModelId;
  modelVersion: string;
  request: unknown;
  referenceIds: readonly ReferenceId[];
};

/** When what was being moved is looked at again, where nothing else is left. */
const retryMs = 1000;

const referenceIdsSchema = z.catch(z.array(referenceIdSchema), []);

/** The newest generations of which nothing is kept that they were sent. */
export async function listUnreadRequests(_worker: Worker, limit: number): Promise<UnreadRequest[]> {
  const rows = await database().$queryRaw<
    (Omit<UnreadRequest, "referenceIds"> & { referenceIds: unknown })[]
  >`
    SELECT g.id, g.model_id AS "modelId", g.model_version AS "modelVersion", g.request,
      (SELECT jsonb_path_query_array(r.snapshot, '$.prompt.references[*].id') FROM run r WHERE r.id = g.run_id)
        AS "referenceIds"
    FROM generation g WHERE g.sent IS NULL ORDER BY g.id DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, referenceIds: referenceIdsSchema.parse(row.referenceIds) }));
}

/**
 * Keeps what requests told of generations of which nothing is kept yet, and has the next page read: both or neither. It waits for
 * nobody: a generation that is being moved just now stays unread, and comes again.
 */
export async function recordReadRequests(
  _worker: Worker,
  read: readonly { id: GenerationId; sent: Sent }[],
): Promise<void> {
  await database().$transaction(async (transaction) => {
    const count = await transaction.$executeRaw`
      WITH told AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(read)}::jsonb) AS row (id uuid, sent jsonb)),
        free AS (SELECT g.id FROM generation g WHERE g.id IN (SELECT id FROM told) AND g.sent IS NULL
          FOR UPDATE SKIP LOCKED)
      UPDATE generation g SET sent = told.sent FROM told JOIN free USING (id) WHERE g.id = told.id`;
    await enqueueUnread(transaction, count > 0 ? 0 : retryMs);
  });
}

/**
 * Has the requests of older generations read, unless a job is about to: after an update, or when that job was lost. One sweep at a time
 * over all workers. Tells whether it did.
 */
export async function sweepUnreadRequests(_worker: Worker): Promise<boolean> {
  if (!(await newestUnread(database()))) return false;
  return database().$transaction(async (transaction) => {
    if (!(await isAlone(transaction, "triptych requests sweep"))) return false;
    const jobs = await transaction.$queryRaw<unknown[]>`SELECT 1 ${liveJobs(["read-requests"])} LIMIT 1`;
    return jobs.length === 0 && enqueueUnread(transaction);
  });
}

async function enqueueUnread(transaction: Transaction, afterMs = 0): Promise<boolean> {
  const runId = await newestUnread(transaction);
  if (runId) await enqueue(transaction, "read-requests", { runId }, { afterMs });
  return runId !== null;
}

async function newestUnread(client: Pick<Transaction, "$queryRaw">): Promise<RunId | null> {
  const rows = await client.$queryRaw<{ runId: RunId }[]>`
    SELECT run_id AS "runId" FROM generation WHERE sent IS NULL ORDER BY id DESC LIMIT 1`;
  return rows[0]?.runId ?? null;
}
