import { AppError, foundOrThrow } from "#lib/data/app-error.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { Money } from "#lib/domain/base/money.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import { attemptOf, endAttempt, markAttempt, reopenAttempt } from "./attempts.ts";
import { canceled } from "./ends.ts";
import { endLinkedAttempt, keepLinks, linksOf } from "./kept-links.ts";
import { fromNow, json, lookNext, move, type Moved, movedColumns, ownedBy } from "./move.ts";
import { untroubled } from "./save-troubles.ts";

/** Throws "not-found" unless the generation is the member's own, and not deleted. */
export async function ownOrThrow(
  transaction: Transaction,
  member: Member,
  generationId: GenerationId,
): Promise<void> {
  const own = await transaction.generation.count({
    where: { id: generationId, memberId: member.id, deletedAt: null },
  });
  if (own === 0) throw new AppError("not-found");
}

/**
 * A person wants it stopped. A queued generation is canceled at once. A running one is looked at now by the worker,
 * which asks the provider; until then the wish is only noted, as it is while the request is on its way. In any other
 * status, and to one that came with another's answer, nothing happens. Gives the status after it; throws "not-found".
 */
export async function requestCancel(member: Member, generationId: GenerationId): Promise<Status> {
  return database().$transaction(async (transaction) => {
    const mine = ownedBy(member.id, generationId);
    const stopped = await move(transaction, "cancel", Prisma.sql`${mine} AND status = 'queued'`, canceled);
    if (stopped) return stopped.status;
    // Only a running one is made due: a request on its way must not seem abandoned by its worker.
    const [wished] = await transaction.$queryRaw<Moved[]>`
      UPDATE generation SET cancel_requested_at = COALESCE(cancel_requested_at, now()),
        due_at = CASE WHEN status = 'running' THEN now() ELSE due_at END, cancel_outcome = NULL
      WHERE ${mine} AND status IN ('submitting', 'running') AND attempt_id IS NULL
      RETURNING ${movedColumns}`;
    // The web process does not know whose work is local: the poll queue hands that on to the render queue.
    if (wished?.status === "running") await lookNext(transaction, wished, "poll");
    if (wished) return wished.status;
    const other = await transaction.generation.findFirst({
      where: { id: generationId, memberId: member.id },
      select: { status: true },
    });
    return foundOrThrow(other).status as Status; // the database checks the column
  });
}

/**
 * A person has waited enough; the provider is asked nothing. Running or saving → failed, with task and links kept;
 * submitting → unconfirmed where the request is a blocking call, which goes on: its late answer counts. Null in any
 * other status. Throws "not-found".
 */
export async function stopWaiting(
  member: Member,
  generationId: GenerationId,
  { isBlockingCall }: { isBlockingCall: boolean },
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    const moved = await move(
      transaction,
      "stopWaiting",
      Prisma.sql`${ownedBy(member.id, generationId)} AND (status <> 'submitting' OR ${isBlockingCall}::boolean)`,
      [
        Prisma.sql`failure = CASE status WHEN 'saving' THEN ${json(stopped("yes"))} ELSE ${json(stopped("unknown"))} END`,
        Prisma.sql`finished_at = CASE status WHEN 'submitting' THEN finished_at ELSE now() END`,
        Prisma.sql`due_at = NULL`,
      ],
    );
    if (moved?.status === "unconfirmed")
      await markAttempt(transaction, moved.id, "vanished", stopped("unknown"));
    return moved;
  });
}

function stopped(charged: Failure["charged"]): Failure {
  return { kind: "stopped", detail: "", charged };
}

/**
 * A person wants the links tried again that a failed generation has kept, or else an earlier attempt of it: failed → saving. Nothing is
 * asked of the provider but the files. Null when it has not failed or has no links. Throws "not-found".
 */
export async function tryLink(member: Member, generationId: GenerationId): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    const links = linksOf(Prisma.sql`generation`);
    const moved = await move(
      transaction,
      "tryLink",
      Prisma.sql`${ownedBy(member.id, generationId)} AND ${links} IS NOT NULL`,
      [
        Prisma.sql`pending_outputs = ${links}`,
        Prisma.sql`failure = NULL`,
        Prisma.sql`finished_at = NULL`,
        Prisma.sql`due_at = now()`,
        ...untroubled,
      ],
    );
    if (!moved) return null;
    await endLinkedAttempt(transaction, generationId);
    return lookNext(transaction, moved, "save");
  });
}

/**
 * A person wants the provider asked again about an operation that was given up: failed → running, with a new deadline
 * `deadlineMs` from now. Null when it has not failed or has no known operation. Throws "not-found".
 */
export async function lookAgain(
  member: Member,
  generationId: GenerationId,
  deadlineMs: number,
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    const hasOperation = Prisma.sql`EXISTS (
      SELECT 1 FROM attempt a WHERE a.id = ${attemptOf(Prisma.sql`generation`)} AND a.operation IS NOT NULL)`;
    const moved = await move(
      transaction,
      "lookAgain",
      Prisma.sql`${ownedBy(member.id, generationId)} AND ${hasOperation}`,
      [
        Prisma.sql`failure = NULL`,
        Prisma.sql`ready_at = NULL`,
        Prisma.sql`finished_at = NULL`,
        Prisma.sql`cancel_requested_at = NULL`,
        Prisma.sql`cancel_outcome = NULL`,
        Prisma.sql`due_at = now()`,
        Prisma.sql`deadline_at = ${fromNow(deadlineMs)}`,
        ...untroubled,
      ],
    );
    if (!moved) return null;
    await reopenAttempt(transaction, generationId);
    return lookNext(transaction, moved, "poll");
  });
}

/**
 * A person accepts that it may cost twice: unconfirmed → queued. An answer of the old attempt that still comes makes a further
 * generation. `estimate` is for the new attempt. Null when it is not unconfirmed any more. Throws "not-found".
 */
export async function resend(
  member: Member,
  generationId: GenerationId,
  estimate: Money | null = null,
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    const moved = await move(transaction, "resend", ownedBy(member.id, generationId), asNew(estimate));
    if (!moved) return null;
    await keepLinks(transaction, generationId);
    await markAttempt(transaction, generationId, "resent");
    return lookNext(transaction, moved, "submit");
  });
}

/** The columns of a generation that is asked for once more; its cost until now stays, and its links are for `keepLinks`. */
const asNew = (estimate: Money | null): readonly Prisma.Sql[] => [
  Prisma.sql`estimate_micro = ${estimate?.micro ?? null}`,
  Prisma.sql`estimate_currency = ${estimate?.currency ?? null}`,
  Prisma.sql`due_at = now()`,
  Prisma.sql`failure = NULL`,
  Prisma.sql`progress = NULL`,
  Prisma.sql`revised_prompt = NULL`,
  Prisma.sql`shortfall = NULL`,
  Prisma.sql`cancel_requested_at = NULL`,
  Prisma.sql`cancel_outcome = NULL`,
  Prisma.sql`deadline_at = NULL`,
  Prisma.sql`accepted_at = NULL`,
  Prisma.sql`ready_at = NULL`,
  Prisma.sql`finished_at = NULL`,
  ...untroubled,
];

/**
 * A person wants a failed one tried again, by a new attempt, which `estimate` is for: failed → queued. Null when it has not
 * failed (any more), or is a further output, which is not asked for by itself. Throws "not-found".
 */
export async function retry(
  member: Member,
  generationId: GenerationId,
  estimate: Money | null = null,
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    const moved = await move(
      transaction,
      "retry",
      Prisma.sql`${ownedBy(member.id, generationId)} AND output = 1`,
      asNew(estimate),
    );
    if (!moved) return null;
    await keepLinks(transaction, generationId);
    return lookNext(transaction, moved, "submit");
  });
}

/**
 * A person gives an unconfirmed one up: → failed, with the failure that made it so. An answer that still comes brings
 * it back. Null when it is not unconfirmed any more. Throws "not-found".
 */
export async function abandon(member: Member, generationId: GenerationId): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    const moved = await move(transaction, "abandon", ownedBy(member.id, generationId), [
      Prisma.sql`finished_at = now()`,
      Prisma.sql`due_at = NULL`,
    ]);
    if (moved) await endAttempt(transaction, generationId, "abandoned");
    return moved;
  });
}

/** Remembers how far a clip's beginning lies after the common zero, in milliseconds; it may lie before. Throws "not-found". */
export async function saveOffset(member: Member, id: GenerationId, offsetMs: number): Promise<void> {
  const { count } = await database().generation.updateMany({
    where: { id, memberId: member.id },
    data: { offsetMs },
  });
  if (count === 0) throw new AppError("not-found");
}
