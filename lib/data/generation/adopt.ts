import { latestAttemptOf } from "#lib/data/attempt/end-attempt.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { accepted, type FollowUp } from "./accept.ts";
import { lookNext, type Moved, move, ownedBy } from "./move.ts";
import { ownOrThrow } from "./own-or-throw.ts";

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
