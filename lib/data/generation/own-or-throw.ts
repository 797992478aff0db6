import { AppError } from "#lib/data/app-error.ts";
import type { Transaction } from "#lib/data/database.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

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
