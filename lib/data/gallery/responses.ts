import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { GalleryCommentId, GalleryItemId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { GalleryResponses } from "#lib/domain/gallery/gallery-view.ts";
import { parseDrawing, withinDrawingsMax } from "#lib/domain/judgement/drawing.ts";

const commentsShown = 200;

/** What visitors have left in a gallery whose member has been looked at. For this layer's own use. */
export async function findResponses(gallery: {
  id: string;
  viewCount: number;
  downloadCount: number;
}): Promise<GalleryResponses> {
  const galleryId = gallery.id;
  const [hearts, votes, comments, commentCount] = await Promise.all([
    database().galleryHeart.groupBy({
      by: ["itemId"],
      where: { item: { galleryId, removedAt: null } },
      _count: true,
    }),
    database().galleryVote.groupBy({
      by: ["firstItemId", "secondItemId", "better"],
      where: { galleryId, first: { removedAt: null }, second: { removedAt: null } },
      _count: true,
    }),
    database().galleryComment.findMany({
      where: shown(galleryId),
      orderBy: [{ approvedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }, { id: "desc" }],
      take: commentsShown,
    }),
    database().galleryComment.count({ where: shown(galleryId) }),
  ]);
  return {
    viewCount: gallery.viewCount,
    downloadCount: gallery.downloadCount,
    hearts: hearts.map((heart) => ({ itemId: heart.itemId as GalleryItemId, count: heart._count })), // the column holds nothing else
    votes: tally(votes),
    comments: withinDrawingsMax(comments).map((row) => ({
      id: row.id as GalleryCommentId, // the columns hold nothing else
      itemId: row.itemId as GalleryItemId | null,
      name: row.name,
      text: row.text,
      atMs: row.atMs,
      drawing: parseDrawing(row.drawing),
      createdAt: row.createdAt.toISOString(),
      isApproved: row.approvedAt !== null,
    })),
    commentCount,
  };
}

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

/** Not of an item that was taken out: who puts it back has its words back. */
const shown = (galleryId: string) => ({
  galleryId,
  deletedAt: null,
  OR: [{ itemId: null }, { item: { removedAt: null } }],
});

type VoteCount = { firstItemId: string; secondItemId: string; better: string; _count: number };

function tally(counts: readonly VoteCount[]): GalleryResponses["votes"] {
  const pairs = Map.groupBy(counts, (vote) => `${vote.firstItemId} ${vote.secondItemId}`);
  return [...pairs.values()].map((ofPair) => {
    const of = (better: string) => ofPair.find((vote) => vote.better === better)?._count ?? 0;
    const { firstItemId, secondItemId } = ofPair[0]!; // a group has members
    return {
      firstItemId: firstItemId as GalleryItemId, // the columns hold nothing else
      secondItemId: secondItemId as GalleryItemId,
      first: of("first"),
      second: of("second"),
      neither: of("neither"),
    };
  });
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
