import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import type { PageComment } from "#lib/domain/gallery-page.ts";
import type { GalleryCommentId, GalleryId } from "#lib/domain/id.ts";
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
  const inClipMs = itemId === null ? null : await timeIn(galleryId, itemId, atMs);
  if ((await database().galleryComment.count({ where: { galleryId } })) >= commentsMax)
    return { ok: false, reason: "full" };
  const now = new Date();
  const id = createId<GalleryCommentId>();
  const isSeen = !gallery.approvesComments;
  await database().galleryComment.create({
    data: {
      id,
      galleryId,
      itemId,
      name,
      text,
      atMs: inClipMs,
      createdAt: now,
      approvedAt: isSeen ? now : null,
    },
  });
  return { ok: true, comment: { id, name, text, atMs: inClipMs, createdAt: now.toISOString() }, isSeen };
}

/** A time in a clip that visitors see, at most its end. */
async function timeIn(galleryId: GalleryId, itemId: string, atMs: number | null): Promise<number | null> {
  const [item] = await database().$queryRaw<{ durationMs: number | null }[]>`
    SELECT (b.measured->>'durationMs')::float8 AS "durationMs" ${shownItems(galleryId)} AND i.id = ${itemId}::uuid`;
  if (!item) throw new AppError("not-found");
  return atMs === null ? null : Math.min(atMs, Math.round(item.durationMs ?? atMs));
}
