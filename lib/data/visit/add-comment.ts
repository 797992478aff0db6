import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import type { PageComment } from "#lib/domain/gallery-page.ts";
import type { GalleryCommentId } from "#lib/domain/id.ts";
import type { Visitor } from "#lib/domain/scope.ts";
import type { CommentInput } from "#lib/domain/visit.ts";
import { shownItems } from "./shown-items.ts";

/** So many comments one gallery keeps, read or not. */
const commentsMax = 5000;

/**
 * Keeps a visitor's words. `isSeen` says whether everybody reads them from now on, or their member reads them first. "full": there are
 * too many already. Throws "not-found", also where comments are not allowed.
 */
export async function addComment(
  { galleryId }: Visitor,
  { itemId, name, text, atMs }: CommentInput,
): Promise<{ ok: true; comment: PageComment; isSeen: boolean } | { ok: false; reason: "full" }> {
  const gallery = await database().gallery.findFirst({
    where: { id: galleryId, deletedAt: null, allowsComments: true },
    select: { approvesComments: true },
  });
  if (!gallery) throw new AppError("not-found");
  if (itemId !== null) {
    const [item] = await database().$queryRaw<unknown[]>`
      SELECT 1 ${shownItems(galleryId)} AND i.id = ${itemId}::uuid`;
    if (!item) throw new AppError("not-found");
  }
  if ((await database().galleryComment.count({ where: { galleryId } })) >= commentsMax)
    return { ok: false, reason: "full" };
  const now = new Date();
  const id = createId<GalleryCommentId>();
  const isSeen = !gallery.approvesComments;
  await database().galleryComment.create({
    data: { id, galleryId, itemId, name, text, atMs, createdAt: now, approvedAt: isSeen ? now : null },
  });
  return { ok: true, comment: { id, name, text, atMs, createdAt: now.toISOString() }, isSeen };
}
