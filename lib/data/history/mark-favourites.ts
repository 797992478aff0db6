import { database } from "#lib/data/database.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { ownAllOrThrow } from "./own-all-or-throw.ts";

/** Counts generations among their member's favourites, or not any more. Throws "not-found". */
export async function markFavourites(
  member: Member,
  generationIds: readonly GenerationId[],
  isFavourite: boolean,
): Promise<void> {
  await database().$transaction(async (transaction) => {
    await ownAllOrThrow(transaction, member, generationIds);
    await transaction.generation.updateMany({
      where: { id: { in: [...generationIds] } },
      data: { isFavourite },
    });
  });
}
