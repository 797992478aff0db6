import { database } from "#lib/data/database.ts";
import type { GalleryId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Whether a gallery that was not deleted is this member's. */
export async function ownsGallery(member: Member, galleryId: GalleryId): Promise<boolean> {
  const count = await database().gallery.count({
    where: { id: galleryId, memberId: member.id, deletedAt: null },
  });
  return count > 0;
}
