import { AppError } from "#lib/data/app-error.ts";
import type { Transaction } from "#lib/data/database.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/**
 * Throws "not-found" unless all of these generations are the member's own; whether one was deleted is not asked. Holds them until
 * the transaction ends.
 */
export async function ownAllOrThrow(
  transaction: Transaction,
  member: Member,
  generationIds: readonly GenerationId[],
): Promise<void> {
  const own = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM generation WHERE id = ANY(${[...generationIds]}::uuid[]) AND member_id = ${member.id}::uuid
    ORDER BY id FOR NO KEY UPDATE`;
  if (own.length !== new Set(generationIds).size) throw new AppError("not-found");
}
