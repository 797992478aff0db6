import { database } from "#lib/data/database.ts";
import type { PageComment } from "#lib/domain/gallery-page.ts";
import type { GalleryCommentId, GalleryId } from "#lib/domain/id.ts";

/** More than anybody reads below a gallery; the newest are kept. */
const commentsMax = 1000;

/**
 * What everybody may read of a gallery's comments, by item id, those of the gallery as a whole under null: of each clip by their times
 * in it, else in the order of their writing. For this folder's own use.
 */
export async function listSeenComments(galleryId: GalleryId): Promise<Map<string | null, PageComment[]>> {
  const rows = await database().galleryComment.findMany({
    where: { galleryId, approvedAt: { not: null }, deletedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: commentsMax,
  });
  const views = rows.toReversed().map(({ id, itemId, name, text, atMs, createdAt }) => ({
    itemId,
    comment: { id: id as GalleryCommentId, name, text, atMs, createdAt: createdAt.toISOString() },
  }));
  const sorted = views.toSorted((a, b) => (a.comment.atMs ?? Infinity) - (b.comment.atMs ?? Infinity) || 0);
  const groups = Map.groupBy(sorted, ({ itemId }) => itemId);
  return new Map([...groups].map(([itemId, group]) => [itemId, group.map(({ comment }) => comment)]));
}
