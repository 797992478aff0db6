import { AppError, foundOrThrow } from "#lib/data/app-error.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { GalleryView } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryDocument, GalleryItem } from "#lib/domain/gallery/gallery.ts";
import { findGallery } from "./galleries.ts";

type SavedGallery =
  | { ok: true; version: number }
  /** Another tab saved first: what it saved, so that both can be shown. */
  | { ok: false; reason: "changed-elsewhere"; gallery: GalleryView };

/**
 * Saves a gallery over the version it was made from, as a whole or not at all. Visitors see it with their next request. Throws
 * "not-found", also where an item is no result of the member's.
 */
export async function saveGallery(
  member: Member,
  save: { id: GalleryId; document: GalleryDocument; fromVersion: number },
): Promise<SavedGallery> {
  const { items, ...settings } = save.document;
  const isSaved = await database().$transaction(async (transaction) => {
    const { count } = await transaction.gallery.updateMany({
      where: { id: save.id, memberId: member.id, deletedAt: null, version: save.fromVersion },
      data: { ...settings, version: { increment: 1 }, updatedAt: new Date() },
    });
    if (count > 0) await writeItems(transaction, member, save.id, items);
    return count > 0;
  });
  if (isSaved) return { ok: true, version: save.fromVersion + 1 };
  const gallery = foundOrThrow(await findGallery(member, save.id));
  return { ok: false, reason: "changed-elsewhere", gallery };
}

/**
 * Makes these the items of a gallery, in this order; what stood there beside them is taken out and keeps its row for a while. Of
 * references only those of the item's own prompt are kept. Throws "not-found" where one is no result of the member's, or its id
 * belongs to another gallery. Whoever calls it has looked whose gallery it is, and holds its row.
 */
async function writeItems(
  transaction: Transaction,
  member: Member,
  galleryId: GalleryId,
  items: readonly GalleryItem[],
): Promise<void> {
  const ids = items.map(({ id }) => id);
  const generationIds = items.map((item) => item.generationId);
  await transaction.galleryItem.updateMany({
    where: { galleryId, id: { notIn: ids }, removedAt: null },
    data: { removedAt: new Date() },
  });
  // What comes anew under another id comes without the hearts and words of its first time.
  await transaction.galleryItem.deleteMany({
    where: { galleryId, id: { notIn: ids }, generationId: { in: generationIds } },
  });
  const rows = items.map((item, place) => ({ ...item, place }));
  const count = await transaction.$executeRaw`
    INSERT INTO gallery_item (id, gallery_id, generation_id, place, caption, shows_prompt, shows_model, shows_settings, shown_references)
    SELECT i.id, ${galleryId}::uuid, g.id, i.place, i.caption, i."showsPrompt", i."showsModel", i."showsSettings",
      ARRAY(SELECT (r->>'id')::uuid FROM jsonb_array_elements(run.snapshot->'prompt'->'references') r
        WHERE i."shownReferences" ? (r->>'id'))
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(id uuid, "generationId" uuid, place int, caption text,
      "showsPrompt" boolean, "showsModel" boolean, "showsSettings" boolean, "shownReferences" jsonb)
    JOIN generation g ON g.id = i."generationId" AND g.member_id = ${member.id}::uuid AND g.status = 'done'
    JOIN run ON run.id = g.run_id
    ON CONFLICT (id) DO UPDATE SET place = excluded.place, caption = excluded.caption,
      shows_prompt = excluded.shows_prompt, shows_model = excluded.shows_model, shows_settings = excluded.shows_settings,
      shown_references = excluded.shown_references, removed_at = NULL
    WHERE gallery_item.gallery_id = excluded.gallery_id AND gallery_item.generation_id = excluded.generation_id`;
  if (count !== items.length) throw new AppError("not-found");
}
