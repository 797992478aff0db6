import { database, type Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { AttemptId, GenerationId } from "#lib/domain/base/id.ts";
import type { Member, Worker } from "#lib/domain/base/scope.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { type Answer, type AnsweredResult, resultsOf, shortfallOf } from "#lib/domain/generation/answer.ts";
import { endMediaLinks, latestAttemptOf, markAttempt, settleAttempt } from "./attempts.ts";
import { recordBill } from "./bills.ts";
import { keepFurtherResults, keepFurtherTasks } from "./further-outputs.ts";
import { ownOrThrow } from "./member-events.ts";
import {
  type Fence,
  fencedBy,
  type FollowUp,
  fromNow,
  json,
  lookNext,
  move,
  type Moved,
  ownedBy,
} from "./move.ts";
import { writeWith } from "./writable.ts";

/**
 * The provider took the request: submitting or unconfirmed → running. To be tried until the database answers; a
 * repeated one changes nothing and gives null. After a resend it makes a further generation of the run. Each of the
 * `furtherOperations` that the same answer names is an output of its own.
 */
export async function accept(
  _worker: Worker,
  attemptId: AttemptId,
  operation: string,
  followUp: FollowUp,
  furtherOperations: readonly string[] = [],
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const moved = await settleAttempt(transaction, attemptId, "accept", operation, accepted(followUp));
    // Also of a task that was adopted before its answer came.
    await keepFurtherTasks(transaction, attemptId, furtherOperations, followUp);
    return moved && lookNext(transaction, moved, followUp.queue, followUp.lookAfterMs);
  });
}

/** What a generation holds from the moment its operation is known. */
function accepted({ lookAfterMs, deadlineMs }: Omit<FollowUp, "queue">): Prisma.Sql[] {
  return [
    Prisma.sql`accepted_at = now()`,
    Prisma.sql`deadline_at = ${fromNow(deadlineMs)}`,
    Prisma.sql`due_at = ${fromNow(lookAfterMs)}`,
    Prisma.sql`failure = NULL`,
    Prisma.sql`finished_at = NULL`,
  ];
}

/**
 * The provider answered with the outputs themselves: submitting or unconfirmed → saving. To be tried until the
 * database answers; a repeated one changes nothing and gives null. After a resend it makes a further generation.
 */
export async function answer(_worker: Worker, attemptId: AttemptId, given: Answer): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const [first, ...further] = resultsOf(given);
    const set = [...answered(given, first), Prisma.sql`accepted_at = COALESCE(accepted_at, now())`];
    const moved = await settleAttempt(transaction, attemptId, "answer", null, set);
    if (!moved) return null;
    await recordBill(transaction, moved.id, given.cost);
    await endMediaLinks(transaction, attemptId);
    await keepFurtherResults(transaction, moved, further);
    return lookNext(transaction, moved, "save");
  });
}

/** What a generation holds once its result is ready. For this folder's own use. */
export function answered(given: Answer, { outputs, revisedPrompt }: AnsweredResult): Prisma.Sql[] {
  return [
    Prisma.sql`pending_outputs = ${json(outputs)}`,
    Prisma.sql`revised_prompt = ${revisedPrompt}`,
    // Where a request became several tasks, none of them holds all.
    Prisma.sql`shortfall = CASE WHEN output = 1 AND NOT EXISTS (SELECT 1 FROM generation o
      WHERE o.output_of_id = generation.id AND o.attempt_id IS NULL) THEN ${json(shortfallOf(given))}::jsonb END`,
    Prisma.sql`ready_at = now()`,
    Prisma.sql`due_at = now()`,
    Prisma.sql`failure = NULL`,
    Prisma.sql`finished_at = NULL`,
  ];
}

/**
 * A person names the provider's task of an unconfirmed generation: → running. "taken" when that task already stands
 * under another generation; null when it is not unconfirmed any more. Throws "not-found".
 */
export async function adopt(
  member: Member,
  generationId: GenerationId,
  operation: string,
  followUp: FollowUp,
): Promise<Moved | "taken" | null> {
  return database()
    .$transaction(async (transaction) => {
      await ownOrThrow(transaction, member, generationId);
      const moved = await move(transaction, "adopt", ownedBy(member.id, generationId), accepted(followUp));
      if (!moved) return null;
      if (!(await nameOperation(transaction, generationId, operation))) {
        throw new OperationTaken();
      }
      return lookNext(transaction, moved, followUp.queue, followUp.lookAfterMs);
    })
    .catch((error: unknown) => {
      if (error instanceof OperationTaken) return "taken" as const;
      throw error;
    });
}

/** Thrown to roll the transaction back; never leaves this file. */
class OperationTaken extends Error {}

async function nameOperation(
  transaction: Transaction,
  generationId: GenerationId,
  operation: string,
): Promise<boolean> {
  const named = await transaction.$executeRaw`
    UPDATE attempt SET operation = ${operation}, state = 'accepted', accepted_at = now(), ended_at = NULL
    WHERE id = ${latestAttemptOf(generationId)} AND NOT EXISTS (
      SELECT 1 FROM attempt other WHERE other.operation = ${operation} AND other.provider_id = attempt.provider_id
        AND other.id <> attempt.id)`;
  return named === 1;
}

/** A task that has just been accepted may not be listed at once. */
const firstSearchMs = 2000;

/**
 * The request may have been accepted, but no answer says so: submitting → unconfirmed, where a person decides; the provider is
 * asked for it where it can be. A free one is simply asked again: → queued. Null when it had moved on.
 */
export async function vanish(
  _worker: Worker,
  fence: Fence & { billing: "paid" | "free" },
  failure: Failure,
): Promise<Moved | null> {
  const isFree = fence.billing === "free";
  return writeWith(failure, (written) =>
    database().$transaction(async (transaction) => {
      const moved = await move(
        transaction,
        "vanish",
        Prisma.sql`${fencedBy(fence)} AND billing = ${fence.billing}`,
        [
          Prisma.sql`failure = ${json(written)}`,
          Prisma.sql`due_at = ${isFree ? Prisma.sql`now()` : Prisma.sql`NULL`}`,
        ],
        fence.billing,
      );
      if (!moved) return null;
      const attemptId = await markAttempt(transaction, moved.id, "vanished", written);
      if (isFree) return lookNext(transaction, moved, "submit");
      if (attemptId) await enqueue(transaction, "find", { attemptId }, { afterMs: firstSearchMs });
      return moved;
    }),
  );
}
