import { database } from "#lib/data/database.ts";
import type { AttemptId, MemberId, ModelId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";
import type { Search } from "#lib/domain/search.ts";

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

/** Puts down what a provider said of an attempt, or that it is being asked. */
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
