import { createId } from "#lib/data/create-id.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { providerPauseMs } from "#lib/data/provider/pause-provider.ts";
import type { AttemptId, MemberId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { endAttempt } from "./attempts.ts";
import { type Fence, fencedBy, fromNow, json, lookNext, move, type Moved } from "./move.ts";
import { writeWith } from "./writable.ts";

/** How many requests of one member may be open at one provider at a time. */
export const openRequestsMax = 4;

/** Claimed: the attempt is on record and its request may leave, once. Or how long to wait before trying again. */
type Claimed = { attemptId: AttemptId; generation: Moved } | { waitMs: number };

/**
 * queued → submitting. The attempt's row is committed with it, before any request leaves. Refused with a wait while
 * the provider is paused or the member has its share of requests open there. Null when someone else claimed it.
 */
export async function claim(
  _worker: Worker,
  fence: Fence,
  attempt: { memberId: MemberId; providerId: string; providerKeyId: string | null; leaseMs: number },
): Promise<Claimed | null> {
  return database().$transaction(async (transaction) => {
    // One count at a time per member and provider, or two workers would both find the last free place.
    const share = `${attempt.providerId}/${attempt.memberId}`;
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${share}, 0))`;
    const waitMs = await mustWait(transaction, attempt);
    if (waitMs !== null) return { waitMs };
    const generation = await move(transaction, "claim", fencedBy(fence), [
      Prisma.sql`due_at = ${fromNow(attempt.leaseMs)}`,
      Prisma.sql`progress = NULL`,
    ]);
    if (!generation) return null;
    const attemptId = createId<AttemptId>();
    await transaction.$executeRaw`
      INSERT INTO attempt (id, generation_id, provider_id, provider_key_id, media, estimate_micro, estimate_currency)
      SELECT ${attemptId}::uuid, id, ${attempt.providerId}, ${attempt.providerKeyId}::uuid, media, estimate_micro, estimate_currency
      FROM generation WHERE id = ${generation.id}::uuid`;
    return { attemptId, generation };
  });
}

async function mustWait(
  transaction: Transaction,
  { providerId, memberId }: { providerId: string; memberId: MemberId },
): Promise<number | null> {
  const pauseMs = await providerPauseMs(transaction, providerId);
  if (pauseMs > 0) return pauseMs;
  const open = await transaction.attempt.count({
    where: { state: "open", providerId, generation: { memberId } },
  });
  return open >= openRequestsMax ? 1000 : null;
}

/**
 * Nothing was accepted, for certain: submitting → queued, to be tried again after `waitMs` by a new attempt. The
 * failure stays as the reason for the wait. Null when it had moved on.
 */
export async function release(
  _worker: Worker,
  fence: Fence,
  failure: Failure,
  waitMs: number,
): Promise<Moved | null> {
  return writeWith(failure, (written) =>
    database().$transaction(async (transaction) => {
      const moved = await move(transaction, "release", fencedBy(fence), [
        Prisma.sql`failure = ${json(written)}`,
        Prisma.sql`due_at = ${fromNow(waitMs)}`,
      ]);
      if (!moved) return null;
      await endAttempt(transaction, moved.id, "released", written);
      return lookNext(transaction, moved, "submit", waitMs);
    }),
  );
}
