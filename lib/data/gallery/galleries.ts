import { database } from "#lib/data/database.ts";
import type { GalleryId, GenerationId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import {
  type GalleryListItem,
  galleryListSchema,
  type GallerySharing,
  type GalleryView,
  galleryViewSchema,
} from "#lib/domain/gallery/gallery-view.ts";
import { galleryResults } from "./gallery-results.ts";
import { findResponses } from "./responses.ts";

/** How a gallery is shared, without anything that would open it. For this layer's own use. */
export function toSharing(row: {
  linkedAt: Date | null;
  canCopyLink: boolean;
  passwordHash: string | null;
  expiresAt: Date | null;
}): GallerySharing {
  return {
    linkedAt: row.linkedAt?.toISOString() ?? null,
    canCopyLink: row.canCopyLink,
    hasPassword: row.passwordHash !== null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    isOver: row.expiresAt !== null && row.expiresAt.getTime() <= Date.now(),
  };
}

/** A member's gallery with all that its editor shows, or null when there is none (or it is deleted, or someone else's). */
export async function findGallery(member: Member, id: GalleryId): Promise<GalleryView | null> {
  const row = await database().gallery.findFirst({
    where: { id, memberId: member.id, deletedAt: null },
    include: { items: { where: { removedAt: null }, orderBy: [{ place: "asc" }, { id: "asc" }] } },
  });
  if (!row) return null;
  const results = await galleryResults(
    member,
    row.items.map((item) => item.generationId as GenerationId), // the column holds nothing else
  );
  return galleryViewSchema.parse({
    id: row.id,
    version: row.version,
    document: {
      title: row.title,
      introduction: row.introduction,
      layout: row.layout,
      showsPrompts: row.showsPrompts,
      showsModels: row.showsModels,
      showsSettings: row.showsSettings,
      allowsDownloads: row.allowsDownloads,
      allowsHearts: row.allowsHearts,
      allowsComments: row.allowsComments,
      approvesComments: row.approvesComments,
      allowsVotes: row.allowsVotes,
      votesWithDrafts: row.votesWithDrafts,
      allowsRemix: row.allowsRemix,
      allowsEmbedding: row.allowsEmbedding,
      items: row.items.map((item) => ({
        id: item.id,
        generationId: item.generationId,
        caption: item.caption,
        showsPrompt: item.showsPrompt,
        showsModel: item.showsModel,
        showsSettings: item.showsSettings,
        shownReferences: item.shownReferences,
      })),
    },
    results,
    sharing: toSharing({ ...row, canCopyLink: row.sealedToken !== null }),
    responses: await findResponses(row),
  });
}

type Row = {
  id: string;
  title: string;
  viewCount: number;
  updatedAt: Date;
  linkedAt: Date | null;
  canCopyLink: boolean;
  passwordHash: string | null;
  expiresAt: Date | null;
  itemCount: number;
  covers: string[];
  waitingCount: number;
};

const listMax = 200;

/** The member's galleries, the latest changed first, 200 at most. One query. */
export async function listGalleries(member: Member): Promise<GalleryListItem[]> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT y.id, y.title, y.view_count AS "viewCount", y.updated_at AS "updatedAt", y.linked_at AS "linkedAt",
      y.sealed_token IS NOT NULL AS "canCopyLink", y.password_hash AS "passwordHash", y.expires_at AS "expiresAt",
      (SELECT count(*)::int FROM gallery_item i WHERE i.gallery_id = y.id AND i.removed_at IS NULL) AS "itemCount",
      ARRAY(SELECT a.id FROM gallery_item i
        JOIN generation g ON g.id = i.generation_id AND g.deleted_at IS NULL
        JOIN asset a ON a.generation_id = g.id AND a.output_role = 'result' AND a.deleted_at IS NULL
        JOIN blob b ON b.id = a.blob_id AND b.state <> 'gone'
          AND EXISTS (SELECT 1 FROM derivative d WHERE d.blob_id = b.id AND d.kind = 'poster')
        WHERE i.gallery_id = y.id AND i.removed_at IS NULL ORDER BY i.place, i.id LIMIT 4) AS covers,
      (SELECT count(*)::int FROM gallery_comment c LEFT JOIN gallery_item i ON i.id = c.item_id
        WHERE c.gallery_id = y.id AND c.approved_at IS NULL AND c.deleted_at IS NULL AND i.removed_at IS NULL) AS "waitingCount"
    FROM gallery y WHERE y.member_id = ${member.id}::uuid AND y.deleted_at IS NULL
    ORDER BY y.updated_at DESC, y.id DESC LIMIT ${listMax}`;
  return galleryListSchema.parse(
    rows.map(({ linkedAt, canCopyLink, passwordHash, expiresAt, ...row }) => ({
      ...row,
      updatedAt: row.updatedAt.toISOString(),
      sharing: toSharing({ linkedAt, canCopyLink, passwordHash, expiresAt }),
    })),
  );
}
