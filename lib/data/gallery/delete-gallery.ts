import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { GalleryId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Deletes a gallery, for as long as that can be taken back; its link ends with the next request. Throws "not-found". */
export async function deleteGallery(member: Member, id: GalleryId): Promise<void> {
  const { count } = await database().gallery.updateMany({
    where: { id, memberId: member.id, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  if (count === 0) throw new AppError("not-found");
}
