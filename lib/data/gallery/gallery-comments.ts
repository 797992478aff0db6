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
  await change(member, ids, { deletedAt: null }, { approvedAt: isApproved ? new Date() : null });
}

/** Deletes words of visitors, all of these or none, for as long as that can be taken back. A second time changes nothing. Throws "not-found". */
export async function deleteComments(member: Member, ids: readonly GalleryCommentId[]): Promise<void> {
  await change(member, ids, {}, { deletedAt: new Date() });
}

/** Takes the deletion of visitors' words back, of all of these or none. Throws "not-found". */
export async function restoreComments(member: Member, ids: readonly GalleryCommentId[]): Promise<void> {
  await change(member, ids, {}, { deletedAt: null });
}

async function change(
  member: Member,
  ids: readonly GalleryCommentId[],
  where: { deletedAt?: null },
  data: { approvedAt?: Date | null; deletedAt?: Date | null },
): Promise<void> {
  const wanted = [...new Set(ids)];
  await database().$transaction(async (transaction) => {
    const { count } = await transaction.galleryComment.updateMany({
      where: { id: { in: wanted }, gallery: { memberId: member.id, deletedAt: null }, ...where },
      data,
    });
    if (count !== wanted.length) throw new AppError("not-found");
  });
}
