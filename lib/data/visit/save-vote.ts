import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import type { Visitor } from "#lib/domain/scope.ts";
import type { VoteInput } from "#lib/domain/visit.ts";
import { shownItems } from "./shown-items.ts";

/**
 * Keeps which of two clips a visitor finds better; a later word of the same visitor about the same two replaces the earlier one.
 * Throws "not-found", also where votes are not allowed.
 */
export async function saveVote(
  { galleryId }: Visitor,
  { itemIds, betterId, visitorHash }: Pick<VoteInput, "itemIds" | "betterId"> & { visitorHash: string },
): Promise<void> {
  const [first, second] = itemIds.toSorted(); // as the database orders them: lower-case hex
  const shown = await database().$queryRaw<unknown[]>`
    SELECT 1 ${shownItems(galleryId)} AND i.id IN (${first}::uuid, ${second}::uuid) AND g.allows_votes`;
  if (shown.length < 2) throw new AppError("not-found");
  const better = betterId === null ? "neither" : betterId === first ? "first" : "second";
  await database().$executeRaw`
    INSERT INTO gallery_vote (id, gallery_id, first_item_id, second_item_id, better, visitor_hash)
    VALUES (${createId<string>()}::uuid, ${galleryId}::uuid, ${first}::uuid, ${second}::uuid, ${better}, ${visitorHash})
    ON CONFLICT (first_item_id, second_item_id, visitor_hash) DO UPDATE SET better = EXCLUDED.better`;
}
