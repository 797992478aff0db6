import { enqueue } from "#lib/data/jobs.ts";
import type { Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { tellOfEnd } from "#lib/data/member/webhooks.ts";
import type { GenerationQueue } from "#lib/data/queues.ts";
import {
  type GenerationEvent,
  hasEnded,
  nextStatus,
  type Status,
  statusesBefore,
} from "#lib/domain/generation/generation.ts";
import { type GenerationId, type MemberId, providerIdOf, type RunId } from "#lib/domain/base/id.ts";

/** A generation just after an event moved it. */
export type Moved = {
  id: GenerationId;
  memberId: MemberId;
  runId: RunId;
  modelId: string;
  status: Status;
  version: number;
};

/** What is read of a `generation` for a `Moved`. */
export const movedColumns = Prisma.sql`id, member_id AS "memberId", run_id AS "runId", model_id AS "modelId", status, version`;

/** How an accepted operation is followed: by which queue, how soon, and until when. */
export type FollowUp = { queue: "poll" | "render"; lookAfterMs: number; deadlineMs: number };

/** The version of a generation that an ordinary transition starts from: whoever looked at it first wins. */
export type Fence = { generationId: GenerationId; version: number };

/**
 * The one statement behind every event: moves a generation along the state table, if it still stands where the event
 * may leave from and `where` holds. Null when it does not: someone else won. `set` lists further assignments.
 */
export async function move(
  transaction: Transaction,
  event: GenerationEvent,
  where: Prisma.Sql,
  set: readonly Prisma.Sql[],
  billing: "paid" | "free" = "paid",
): Promise<Moved | null> {
  const from = statusesBefore(event);
  const ways = from.map((status) => Prisma.sql`WHEN ${status} THEN ${nextStatus(status, event, billing)}`);
  const assignments = Prisma.join([
    Prisma.sql`status = CASE status ${Prisma.join(ways, " ")} END`,
    Prisma.sql`version = version + 1`,
    // A late answer was paid for: what it moves is in the history again, whoever deleted it meanwhile.
    Prisma.sql`deleted_at = NULL`,
    ...set,
  ]);
  const rows = await transaction.$queryRaw<Moved[]>`
    UPDATE generation SET ${assignments}
    WHERE ${where} AND status IN (${Prisma.join(from)})
    RETURNING ${movedColumns}`;
  const moved = rows[0] ?? null;
  if (moved && hasEnded(moved.status)) await tellOfEnd(transaction, moved);
  return moved;
}

/** The condition of an ordinary transition: this generation in this version. */
export function fencedBy({ generationId, version }: Fence): Prisma.Sql {
  return Prisma.sql`id = ${generationId}::uuid AND version = ${version}`;
}

/** The condition of a person's transition: this generation, if it is that member's own. */
export function ownedBy(memberId: MemberId, generationId: GenerationId): Prisma.Sql {
  return Prisma.sql`id = ${generationId}::uuid AND member_id = ${memberId}::uuid`;
}

/** A moment of the database's clock, in milliseconds from now. */
export function fromNow(milliseconds: number): Prisma.Sql {
  return Prisma.sql`now() + ${milliseconds} * interval '1 millisecond'`;
}

/** A value for a jsonb column. */
export function json(value: unknown): Prisma.Sql {
  return value === null ? Prisma.sql`NULL` : Prisma.sql`${JSON.stringify(value)}::jsonb`;
}

/** Enqueues the next look at what has just moved, and hands it on. */
export async function lookNext(
  transaction: Transaction,
  moved: Moved,
  queue: GenerationQueue,
  afterMs = 0,
): Promise<Moved> {
  if (queue === "submit" || queue === "save") await enqueueInShare(transaction, queue, moved, afterMs);
  else await enqueue(transaction, queue, { generationId: moved.id }, { afterMs });
  return moved;
}

/**
 * Asks for a generation to be submitted or saved. Its group lets the queue hold back one member's flood to one provider
 * without holding back anybody else.
 */
export async function enqueueInShare(
  transaction: Transaction,
  queue: "submit" | "save",
  generation: { id: string; modelId: string; memberId: string },
  afterMs = 0,
): Promise<void> {
  await enqueue(
    transaction,
    queue,
    { generationId: generation.id as GenerationId }, // the column holds nothing else
    { afterMs, group: shareOf(generation) },
  );
}

/** What bounds are counted by that hold for one member at one provider. */
export function shareOf({ modelId, memberId }: { modelId: string; memberId: string }): string {
  return `${providerIdOf(modelId)}/${memberId}`;
}
