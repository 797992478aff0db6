import { foundOrThrow } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { GalleryDocument } from "#lib/domain/gallery.ts";
import type { GalleryView } from "#lib/domain/gallery-view.ts";
import type { GalleryId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { findGallery } from "./find-gallery.ts";
import { writeItems } from "./write-items.ts";

export type SavedGallery =
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
