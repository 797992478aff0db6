import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { GalleryId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Takes the deletion of a gallery back, with its link as it was. Throws "not-found". */
export async function restoreGallery(member: Member, id: GalleryId): Promise<void> {
  const { count } = await database().gallery.updateMany({
    where: { id, memberId: member.id },
    data: { deletedAt: null },
  });
  if (count === 0) throw new AppError("not-found");
}
