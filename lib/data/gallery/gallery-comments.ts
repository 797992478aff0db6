import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { GalleryCommentId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Shows a visitor's words to all visitors, or hides them again. Throws "not-found". */
export async function approveComment(
  member: Member,
  id: GalleryCommentId,
  isApproved: boolean,
): Promise<void> {
  const { count } = await database().galleryComment.updateMany({
    where: { ...mine(member, id), deletedAt: null },
    data: { approvedAt: isApproved ? new Date() : null },
  });
  if (count === 0) throw new AppError("not-found");
}

/** Deletes a visitor's words, for as long as that can be taken back. A second time changes nothing. Throws "not-found". */
export async function deleteComment(member: Member, id: GalleryCommentId): Promise<void> {
  const { count } = await database().galleryComment.updateMany({
    where: mine(member, id),
    data: { deletedAt: new Date() },
  });
  if (count === 0) throw new AppError("not-found");
}

/** Takes the deletion of a visitor's words back. Throws "not-found". */
export async function restoreComment(member: Member, id: GalleryCommentId): Promise<void> {
  const { count } = await database().galleryComment.updateMany({
    where: mine(member, id),
    data: { deletedAt: null },
  });
  if (count === 0) throw new AppError("not-found");
}

const mine = (member: Member, id: GalleryCommentId) => ({
  id,
  gallery: { memberId: member.id, deletedAt: null },
});
