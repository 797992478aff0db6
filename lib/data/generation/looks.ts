import { database, isAlone } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { GenerationQueue } from "#lib/data/queues.ts";
import type { AttemptId, GenerationId, MemberId, ModelId } from "#lib/domain/base/id.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { isWorkable, type Status, statuses } from "#lib/domain/generation/generation.ts";
import {
  type GenerationMedia,
  generationMediaSchema,
  type PendingOutputs,
  pendingOutputsSchema,
} from "#lib/domain/generation/run.ts";
import { type SaveTrouble, saveTroubleSchema } from "#lib/domain/generation/save-trouble.ts";
import { parseSent, type Sent } from "#lib/domain/generation/sent.ts";
import { parsePrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { attemptOf } from "./attempts.ts";
import { type Fence, fencedBy, fromNow, json, lookNext, type Moved, movedColumns } from "./move.ts";
import { writeWith } from "./writable.ts";

/** A generation that this worker alone may move until its lease ends. `version` fences what it writes. */
export type Look = {
  id: GenerationId;
  version: number;
  memberId: MemberId;
  modelId: ModelId;
  /** Of the limits and the dialect that its request was compiled with. */
  modelVersion: string;
  /** From 1. */
  variation: number;
  /** From 1, among the films that its request brought. */
  output: number;
  /** Which of the films of its attempt's answer it is, from 1. */
  answerPlace: number;
  billing: "paid" | "free";
  status: Status;
  request: unknown;
  /** Null where nobody has read the request of an older generation yet. */
  sent: Sent | null;
  media: GenerationMedia;
  prompt: Prompt;
  pendingOutputs: PendingOutputs | null;
  isCancelWanted: boolean;
  cancelOutcome: string | null;
  /** Milliseconds since the provider accepted it; 0 before. */
  runningMs: number;
  /** Milliseconds since the provider first said that it had finished; null where it did not, or took that back. */
  finishedMs: number | null;
  isOverdue: boolean;
  /** How often in a row its result could not be saved. */
  saveTries: number;
  /** Milliseconds since the first of these; 0 where there was none. */
  saveTroubleMs: number;
  saveTrouble: SaveTrouble | null;
  attempt: { id: AttemptId; operation: string | null; providerKeyId: string | null } | null;
  /** How long its provider is still to be left alone, in milliseconds. */
  pauseMs: number;
  /** How many attempts in a row proved that nothing was accepted. */
  releases: number;
};

/**
 * Takes a due generation in hand: nobody else can until `leaseMs` have passed without a renewal, and whoever held it
 * before can write no more. Null when it is not due: done, snoozed or in another worker's hands.
 */
export async function beginLook(
  _worker: Worker,
  generationId: GenerationId,
  leaseMs: number,
): Promise<Look | null> {
  // After a restart of the server every lease has run out although its holder may be alive: they get time to renew it.
  const rows = await database().$queryRaw<(Omit<Look, "attempt"> & { attempt: Look["attempt"] })[]>`
    UPDATE generation g SET version = g.version + 1, due_at = ${fromNow(leaseMs)}
    WHERE g.id = ${generationId}::uuid AND g.due_at <= now()
      AND g.status IN ('queued', 'submitting', 'running', 'saving')
      AND (g.status <> 'submitting' OR pg_postmaster_start_time() < now() - ${leaseMs} * interval '1 millisecond')
    RETURNING g.id, g.version, g.member_id AS "memberId", g.model_id AS "modelId", g.model_version AS "modelVersion",
      g.variation, g.output, g.answer_place AS "answerPlace", g.billing, g.status, g.request, g.sent, g.media, (SELECT r.snapshot -> 'prompt' FROM run r WHERE r.id = g.run_id) AS "prompt",
      g.pending_outputs AS "pendingOutputs",
      g.cancel_requested_at IS NOT NULL AS "isCancelWanted", g.cancel_outcome AS "cancelOutcome",
      COALESCE(extract(epoch FROM now() - g.accepted_at) * 1000, 0)::float8 AS "runningMs",
      (extract(epoch FROM now() - g.ready_at) * 1000)::float8 AS "finishedMs",
      COALESCE(g.deadline_at < now(), false) AS "isOverdue",
      g.save_tries AS "saveTries", g.save_trouble AS "saveTrouble",
      COALESCE(extract(epoch FROM now() - g.save_trouble_since) * 1000, 0)::float8 AS "saveTroubleMs",
      (SELECT jsonb_build_object('id', a.id, 'operation', a.operation, 'providerKeyId', a.provider_key_id)
        FROM attempt a WHERE a.id = ${attemptOf(Prisma.sql`g`)}) AS attempt,
      (SELECT count(*)::int FROM attempt a WHERE a.generation_id = g.id AND a.state = 'released'
        AND a.created_at > COALESCE((SELECT max(o.created_at) FROM attempt o
          WHERE o.generation_id = g.id AND o.state <> 'released'), '-infinity')) AS releases,
      COALESCE((SELECT extract(epoch FROM p.until - now()) * 1000 FROM provider_pause p
        WHERE p.provider_id = split_part(g.model_id, '/', 1) AND p.until > now()), 0)::float8 AS "pauseMs"`;
  const row = rows[0];
  return row
    ? {
        ...row,
        prompt: documentOf(parsePrompt(row.prompt)),
        sent: parseSent(row.sent),
        media: generationMediaSchema.parse(row.media),
        saveTrouble: row.saveTrouble && saveTroubleSchema.parse(row.saveTrouble),
        pendingOutputs: row.pendingOutputs && pendingOutputsSchema.parse(row.pendingOutputs),
      }
    : null;
}

/**
 * Nothing to do just now: puts a generation down, to be looked at again by `queue` after `waitMs` (or at once when a person
 * wants it canceled meanwhile, unless the look that ends `knowsCancel`). No event, no failed attempt. `failure` is why it has to
 * wait; null clears it, undefined leaves it as it is. `isReady` is whether the provider says that it has finished; since when is
 * kept. Null when it had moved on.
 */
export async function snooze(
  _worker: Worker,
  fence: Fence,
  {
    queue,
    waitMs,
    progress,
    failure,
    isReady,
    knowsCancel = false,
  }: {
    queue: GenerationQueue;
    waitMs: number;
    progress?: number;
    failure?: Failure | null;
    isReady?: boolean;
    knowsCancel?: boolean;
  },
): Promise<Moved | null> {
  const isNewlyWanted = Prisma.sql`(NOT ${knowsCancel}::boolean AND ${unansweredCancel})`;
  return writeWith(failure, (written) =>
    database().$transaction(async (transaction) => {
      const [put] = await transaction.$queryRaw<(Moved & { isWanted: boolean })[]>`
        UPDATE generation SET version = version + 1,
          due_at = CASE WHEN ${isNewlyWanted} THEN now() ELSE ${fromNow(waitMs)} END,
          progress = COALESCE(${progress ?? null}::float8, progress),
          failure = ${written === undefined ? Prisma.sql`failure` : json(written)},
          ready_at = CASE ${isReady ?? null}::boolean WHEN true THEN COALESCE(ready_at, now())
            WHEN false THEN NULL ELSE ready_at END
        WHERE ${fencedBy(fence)} AND status IN ('queued', 'submitting', 'running', 'saving')
        RETURNING ${movedColumns},
          ${isNewlyWanted} AS "isWanted"`;
      return put ? lookNext(transaction, put, queue, put.isWanted ? 0 : waitMs) : null;
    }),
  );
}

const unansweredCancel = Prisma.sql`(status = 'running' AND cancel_requested_at IS NOT NULL AND cancel_outcome IS NULL)`;

/** Notes how far a generation is, from 0 to 1. False when it has moved on or been taken over. */
export async function recordProgress(_worker: Worker, fence: Fence, progress: number): Promise<boolean> {
  const { count } = await database().generation.updateMany({
    where: { id: fence.generationId, version: fence.version },
    data: { progress },
  });
  return count === 1;
}

/** Notes that a wanted cancel did not stop it: it goes on, and is not asked to stop again. */
export async function recordCancelOutcome(
  _worker: Worker,
  fence: Fence,
  outcome: "too-late" | "unknown",
): Promise<void> {
  await database().generation.updateMany({
    where: { id: fence.generationId, version: fence.version },
    data: { cancelOutcome: outcome },
  });
}

/** A generation in a worker's hands. `knowsCancel`: its look began after a person wanted it canceled. */
export type Held = Fence & { knowsCancel: boolean };

/**
 * Keeps generations in this worker's hands. Gives those that still are; the others have moved on, been taken over, or
 * are to be put down because a person wants them canceled. */
export async function renewLeases(
  _worker: Worker,
  held: readonly Held[],
  leaseMs: number,
): Promise<Set<GenerationId>> {
  if (held.length === 0) return new Set();
  const pairs = held.map(
    ({ generationId, version, knowsCancel }) =>
      Prisma.sql`(${generationId}::uuid, ${version}::int, ${knowsCancel}::boolean)`,
  );
  const rows = await database().$queryRaw<{ id: GenerationId }[]>`
    UPDATE generation g SET due_at = ${fromNow(leaseMs)}
    FROM (VALUES ${Prisma.join(pairs)}) AS held (id, version, knows_cancel)
    WHERE g.id = held.id AND g.version = held.version
      AND NOT (NOT held.knows_cancel AND g.status = 'running' AND g.cancel_requested_at IS NOT NULL AND g.cancel_outcome IS NULL)
    RETURNING g.id`;
  return new Set(rows.map(({ id }) => id));
}

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
    if (!(await isAlone(transaction, "triptych sweep"))) return 0;
    const rows = await transaction.$queryRaw<Moved[]>`
      SELECT ${movedColumns}
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
