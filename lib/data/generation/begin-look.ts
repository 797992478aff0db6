import { latestAttemptOf } from "#lib/data/attempt/end-attempt.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { Status } from "#lib/domain/generation.ts";
import { parseSent, type Sent } from "#lib/domain/generation/sent.ts";
import type { AttemptId, GenerationId, MemberId, ModelId } from "#lib/domain/id.ts";
import {
  generationMediaSchema,
  pendingOutputsSchema,
  type GenerationMedia,
  type PendingOutputs,
} from "#lib/domain/run.ts";
import { type Prompt, parsePrompt } from "#lib/domain/prompt.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { fromNow } from "./move.ts";

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
  isOverdue: boolean;
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
      g.variation, g.billing, g.status, g.request, g.sent, g.media, (SELECT r.snapshot -> 'prompt' FROM run r WHERE r.id = g.run_id) AS "prompt",
      g.pending_outputs AS "pendingOutputs",
      g.cancel_requested_at IS NOT NULL AS "isCancelWanted", g.cancel_outcome AS "cancelOutcome",
      COALESCE(extract(epoch FROM now() - g.accepted_at) * 1000, 0)::float8 AS "runningMs",
      COALESCE(g.deadline_at < now(), false) AS "isOverdue",
      (SELECT jsonb_build_object('id', a.id, 'operation', a.operation, 'providerKeyId', a.provider_key_id)
        FROM attempt a WHERE a.id = ${latestAttemptOf(Prisma.sql`g.id`)}) AS attempt,
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
        pendingOutputs: row.pendingOutputs && pendingOutputsSchema.parse(row.pendingOutputs),
      }
    : null;
}
