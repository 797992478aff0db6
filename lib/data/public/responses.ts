import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GalleryCommentId, GalleryId, GalleryItemId } from "#lib/domain/base/id.ts";
import type { Visitor } from "#lib/domain/base/scope.ts";
import type { PageComment } from "#lib/domain/gallery/gallery-page.ts";
import type { CommentInput, VoteInput } from "#lib/domain/gallery/visitor.ts";
import { isVotable, shownItems } from "./shown-items.ts";

/** So many comments one gallery keeps, read or not. */
const commentsMax = 5000;

/**
 * Keeps a visitor's words. `isSeen` says whether everybody reads them from now on, or their member reads them first. "full": there are
 * too many already. Throws "not-found", also where comments are not allowed.
 */
export async function addComment(
  { galleryId }: Visitor,
  { itemId, name, text, atMs, drawing }: CommentInput,
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
      drawing,
      createdAt: now,
      approvedAt: isSeen ? now : null,
    },
  });
  const comment = { id, name, text, atMs: inClipMs, drawing, createdAt: now.toISOString() };
  return { ok: true, comment, isSeen };
}

/** A time in a clip that visitors see, at most its end. */
async function timeIn(galleryId: GalleryId, itemId: string, atMs: number | null): Promise<number | null> {
  const [item] = await database().$queryRaw<{ durationMs: number | null }[]>`
    SELECT (b.measured->>'durationMs')::float8 AS "durationMs" ${shownItems(galleryId)} AND i.id = ${itemId}::uuid`;
  if (!item) throw new AppError("not-found");
  return atMs === null ? null : Math.min(atMs, Math.round(item.durationMs ?? atMs));
}

/**
 * Gives an item a visitor's heart, or takes it back; a second time changes nothing. Answers with how many it has. Throws "not-found",
 * also where hearts are not allowed.
 */
export async function saveHeart(
  { galleryId }: Visitor,
  { itemId, visitorHash, isGiven }: { itemId: GalleryItemId; visitorHash: string; isGiven: boolean },
): Promise<number> {
  const [item] = await database().$queryRaw<unknown[]>`
    SELECT 1 ${shownItems(galleryId)} AND i.id = ${itemId}::uuid AND g.allows_hearts`;
  if (!item) throw new AppError("not-found");
  await database().$executeRaw(
    isGiven
      ? Prisma.sql`INSERT INTO gallery_heart (item_id, visitor_hash) VALUES (${itemId}::uuid, ${visitorHash})
          ON CONFLICT DO NOTHING`
      : Prisma.sql`DELETE FROM gallery_heart WHERE item_id = ${itemId}::uuid AND visitor_hash = ${visitorHash}`,
  );
  return database().galleryHeart.count({ where: { itemId } });
}

/**
 * Keeps which of two clips a visitor finds better; a later word of the same visitor about the same two replaces the earlier one.
 * Throws "not-found", also where votes are not allowed, or not on one of them.
 */
export async function saveVote(
  { galleryId }: Visitor,
  { itemIds, betterId, visitorHash }: Pick<VoteInput, "itemIds" | "betterId"> & { visitorHash: string },
): Promise<void> {
  const [first, second] = itemIds.toSorted(); // as the database orders them: lower-case hex
  const shown = await database().$queryRaw<unknown[]>`
    SELECT 1 ${shownItems(galleryId)} AND i.id IN (${first}::uuid, ${second}::uuid) AND ${isVotable}`;
  if (shown.length < 2) throw new AppError("not-found");
  const better = betterId === null ? "neither" : betterId === first ? "first" : "second";
  await database().$executeRaw`
    INSERT INTO gallery_vote (id, gallery_id, first_item_id, second_item_id, better, visitor_hash)
    VALUES (${createId<string>()}::uuid, ${galleryId}::uuid, ${first}::uuid, ${second}::uuid, ${better}, ${visitorHash})
    ON CONFLICT (first_item_id, second_item_id, visitor_hash) DO UPDATE SET better = EXCLUDED.better`;
}
