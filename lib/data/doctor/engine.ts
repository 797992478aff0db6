import { database } from "#lib/data/database.ts";
import { attemptOf } from "#lib/data/generation/attempts.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { bossSchema } from "#lib/data/jobs.ts";
import { type QueueName, queueNames } from "#lib/data/queues.ts";
import type { GenerationId, ModelId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import type { Status } from "#lib/domain/generation/generation.ts";

/** The jobs of one queue. */
export type QueueState = {
  queue: QueueName;
  /** May be taken now. */
  waiting: number;
  /** Begin at some time to come. */
  later: number;
  active: number;
  /** Of those that wait: failed before, and tried again. */
  retrying: number;
  failed: number;
  /** When the oldest of those that wait could have been taken. */
  oldestAt: Date | null;
  /** When the first of those that begin later does. */
  nextAt: Date | null;
};

/** What every queue holds, most urgent first. */
export async function listQueueStates(_worker: Worker): Promise<QueueState[]> {
  const isOpen = Prisma.sql`state IN ('created', 'retry')`;
  const rows = await database().$queryRaw<QueueState[]>`
    SELECT name AS queue,
      count(*) FILTER (WHERE ${isOpen} AND start_after <= now())::int AS waiting,
      count(*) FILTER (WHERE ${isOpen} AND start_after > now())::int AS later,
      count(*) FILTER (WHERE state = 'active')::int AS active,
      count(*) FILTER (WHERE state = 'retry')::int AS retrying,
      count(*) FILTER (WHERE state = 'failed')::int AS failed,
      min(start_after) FILTER (WHERE ${isOpen} AND start_after <= now()) AS "oldestAt",
      min(start_after) FILTER (WHERE ${isOpen} AND start_after > now()) AS "nextAt"
    FROM ${Prisma.raw(bossSchema)}.job GROUP BY name`;
  const nothing = { waiting: 0, later: 0, active: 0, retrying: 0, failed: 0, oldestAt: null, nextAt: null };
  return queueNames.map((queue) => rows.find((row) => row.queue === queue) ?? { queue, ...nothing });
}

/** A generation that is not at rest, with what decides what it waits for. */
export type Unrested = {
  id: GenerationId;
  modelId: ModelId;
  modelVersion: string;
  status: Status;
  /** When it came to its status, as far as that is kept. */
  since: Date;
  dueAt: Date | null;
  isCancelWanted: boolean;
  /** Until when its provider is to be left alone. */
  pausedUntil: Date | null;
  /** How many requests of its member are open at its provider. */
  openRequests: number;
};

/** The generations that are not at rest, those that have been longest where they are first; at most `limit`. */
export async function listUnrested(_worker: Worker, limit: number): Promise<Unrested[]> {
  return database().$queryRaw<Unrested[]>`
    SELECT g.id, g.model_id AS "modelId", g.model_version AS "modelVersion", g.status, g.due_at AS "dueAt",
      g.cancel_requested_at IS NOT NULL AS "isCancelWanted",
      COALESCE(CASE g.status
        WHEN 'queued' THEN a.ended_at
        WHEN 'running' THEN g.accepted_at
        WHEN 'saving' THEN g.ready_at
        ELSE a.created_at END, g.created_at) AS since,
      (SELECT p.until FROM provider_pause p
        WHERE p.provider_id = split_part(g.model_id, '/', 1) AND p.until > now()) AS "pausedUntil",
      (SELECT count(*)::int FROM attempt o JOIN generation h ON h.id = o.generation_id
        WHERE o.state = 'open' AND o.provider_id = split_part(g.model_id, '/', 1) AND h.member_id = g.member_id) AS "openRequests"
    FROM generation g LEFT JOIN attempt a ON a.id = ${attemptOf(Prisma.sql`g`)}
    WHERE g.status IN ('queued', 'submitting', 'unconfirmed', 'running', 'saving')
    ORDER BY since, g.id LIMIT ${limit}`;
}

/** The version of the database server, and how many bytes the studio's database takes there. */
export async function readServer(_worker: Worker): Promise<{ version: string; sizeBytes: number }> {
  const [server] = await database().$queryRaw<{ version: string; sizeBytes: bigint }[]>`
    SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS "sizeBytes"`;
  return { version: server?.version ?? "", sizeBytes: Number(server?.sizeBytes ?? 0) };
}
