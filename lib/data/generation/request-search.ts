import { latestAttemptOf } from "#lib/data/attempt/end-attempt.ts";
import { database } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { AttemptId, GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import type { Search } from "#lib/domain/search.ts";
import { ownOrThrow } from "./own-or-throw.ts";

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
