import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { GalleryCommentId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Shows words of visitors to all visitors, or hides them again: all of these or none. Throws "not-found". */
export async function approveComments(
  member: Member,
  ids: readonly GalleryCommentId[],
  isApproved: boolean,
): Promise<void> {
  const wanted = [...new Set(ids)];
  await database().$transaction(async (transaction) => {
    const { count } = await transaction.galleryComment.updateMany({
      where: { ...mine(member), id: { in: wanted }, deletedAt: null },
      data: { approvedAt: isApproved ? new Date() : null },
    });
    if (count !== wanted.length) throw new AppError("not-found");
  });
}

/** Deletes a visitor's words, for as long as that can be taken back. A second time changes nothing. Throws "not-found". */
export async function deleteComment(member: Member, id: GalleryCommentId): Promise<void> {
  const { count } = await database().galleryComment.updateMany({
    where: { ...mine(member), id },
    data: { deletedAt: new Date() },
  });
  if (count === 0) throw new AppError("not-found");
}

/** Takes the deletion of a visitor's words back. Throws "not-found". */
export async function restoreComment(member: Member, id: GalleryCommentId): Promise<void> {
  const { count } = await database().galleryComment.updateMany({
    where: { ...mine(member), id },
    data: { deletedAt: null },
  });
  if (count === 0) throw new AppError("not-found");
}

const mine = (member: Member) => ({ gallery: { memberId: member.id, deletedAt: null } });
