import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GalleryItemId } from "#lib/domain/id.ts";
import type { Visitor } from "#lib/domain/scope.ts";
import { shownItems } from "./shown-items.ts";

/**
 * Gives an item a visitor's heart, or takes it back; a second time changes nothing. Answers with how many it has. Throws "not-found",
 * also where hearts are not allowed.
 */
export async function saveHeart(
  { galleryId }: Visitor,
  { itemId, visitorHash, isGiven }: { itemId: GalleryItemId; visitorHash: string; isGiven: boolean },
): Promise<number> {
  const [item] = await database().$queryRaw<unknown[]>`
    SELECT 1 ${shownItems(galleryId)} AND i.id = ${itemId}::uuid AND g.allows_hearts`;
  if (!item) throw new AppError("not-found");
  await database().$executeRaw(
    isGiven
      ? Prisma.sql`INSERT INTO gallery_heart (item_id, visitor_hash) VALUES (${itemId}::uuid, ${visitorHash})
          ON CONFLICT DO NOTHING`
      : Prisma.sql`DELETE FROM gallery_heart WHERE item_id = ${itemId}::uuid AND visitor_hash = ${visitorHash}`,
  );
  return database().galleryHeart.count({ where: { itemId } });
}
