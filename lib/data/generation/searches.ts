import { database } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { AttemptId, GenerationId, MemberId, ModelId } from "#lib/domain/base/id.ts";
import type { Member, Worker } from "#lib/domain/base/scope.ts";
import type { Search } from "#lib/domain/generation/search.ts";
import { latestAttemptOf } from "./attempts.ts";
import { ownOrThrow } from "./member-events.ts";

/** An attempt that nobody knows the end of, as its provider can be asked for it. */
export type Sought = {
  memberId: MemberId;
  modelId: ModelId;
  providerKeyId: string | null;
  request: unknown;
  /** Nothing that began before this can be it. */
  sentAt: Date;
};

/** An attempt that is still sought: its generation is unconfirmed, and it is the latest. Null for any other. */
export async function findSought(_worker: Worker, attemptId: AttemptId): Promise<Sought | null> {
  const [row] = await database().$queryRaw<Sought[]>`
    SELECT g.member_id AS "memberId", g.model_id AS "modelId", a.provider_key_id AS "providerKeyId", g.request,
      a.created_at AS "sentAt"
    FROM attempt a JOIN generation g ON g.id = a.generation_id
    WHERE a.id = ${attemptId}::uuid AND g.status = 'unconfirmed' AND a.state = 'vanished'`;
  return row ?? null;
}

/** Records what a provider answered about an attempt, or that it is being asked. */
export async function recordSearch(_worker: Worker, attemptId: AttemptId, search: Search): Promise<void> {
  await database().attempt.updateMany({ where: { id: attemptId }, data: { search } });
}

/** Which of a provider's operations stand under an attempt already, whoever's it is. */
export async function ownedOperations(
  _worker: Worker,
  providerId: string,
  operations: readonly string[],
): Promise<Set<string>> {
  const rows = await database().attempt.findMany({
    where: { providerId, operation: { in: [...operations] } },
    select: { operation: true },
  });
  return new Set(rows.flatMap(({ operation }) => operation ?? []));
}

/** Whether others than this member may send with a key, so that what it has at work may be theirs. */
export async function isKeyShared(_worker: Worker, keyId: string, memberId: MemberId): Promise<boolean> {
  const key = await database().providerKey.findUnique({ where: { id: keyId }, select: { memberId: true } });
  if (key?.memberId === memberId) return false;
  return (await database().member.count({ where: { id: { not: memberId } } })) > 0;
}

/** A question that stands for so long is asked again; before that, a further press changes nothing. */
const patienceMs = 20_000;

/**
 * A person wants the provider asked once more for an unconfirmed generation; the worker does, and what it hears stands with the
 * attempt. False when it is not unconfirmed any more. Throws "not-found".
 */
export async function requestSearch(member: Member, generationId: GenerationId): Promise<boolean> {
  return database().$transaction(async (transaction) => {
    await ownOrThrow(transaction, member, generationId);
    const [attempt] = await transaction.$queryRaw<{ id: AttemptId; isAsking: boolean }[]>`
      SELECT a.id, COALESCE(a.search ->> 'state' = 'asking'
        AND (a.search ->> 'at')::timestamptz > now() - ${patienceMs} * interval '1 millisecond', false) AS "isAsking"
      FROM attempt a JOIN generation g ON g.id = a.generation_id
      WHERE a.id = ${latestAttemptOf(generationId)} AND g.status = 'unconfirmed' FOR UPDATE OF a`;
    if (!attempt) return false;
    if (attempt.isAsking) return true;
    const search: Search = { state: "asking", at: new Date().toISOString() };
    await transaction.attempt.update({ where: { id: attempt.id }, data: { search } });
    await enqueue(transaction, "find", { attemptId: attempt.id });
    return true;
  });
}
