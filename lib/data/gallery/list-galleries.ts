import { database } from "#lib/data/database.ts";
import { type GalleryListItem, galleryListSchema } from "#lib/domain/gallery-view.ts";
import type { Member } from "#lib/domain/scope.ts";
import { toSharing } from "./to-sharing.ts";

type Row = {
  id: string;
  title: string;
  viewCount: number;
  updatedAt: Date;
  linkedAt: Date | null;
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
      y.password_hash AS "passwordHash", y.expires_at AS "expiresAt",
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
    rows.map(({ linkedAt, passwordHash, expiresAt, ...row }) => ({
      ...row,
      updatedAt: row.updatedAt.toISOString(),
      sharing: toSharing({ linkedAt, passwordHash, expiresAt }),
    })),
  );
}
