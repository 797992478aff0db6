import { Prisma } from "#lib/data/generated/client.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";

/**
 * The items of a gallery that visitors see, as the rest of a query after its columns: neither taken out nor deleted, nobody's but the
 * gallery's own member's, and with a result that can be played. `g` is the gallery, `i` the item, `n` its generation, `a` the
 * result, `b` its bytes. For this folder's own use: no query about an item begins otherwise. The result is looked for per generation
 * (LATERAL), so that a planner that does not know the tables yet cannot begin with all files of the studio.
 */
export function shownItems(galleryId: GalleryId): Prisma.Sql {
  return Prisma.sql`
    FROM gallery g
    JOIN gallery_item i ON i.gallery_id = g.id AND i.removed_at IS NULL
    JOIN generation n ON n.id = i.generation_id AND n.member_id = g.member_id
      AND n.status = 'done' AND n.deleted_at IS NULL
    JOIN LATERAL (SELECT f.id, f.blob_id FROM asset f WHERE f.generation_id = n.id AND f.member_id = g.member_id
      AND f.output_role = 'result' AND f.kind = 'video' AND f.deleted_at IS NULL ORDER BY f.id LIMIT 1) a ON true
    JOIN blob b ON b.id = a.blob_id AND b.state = 'ready'
    WHERE g.id = ${galleryId}::uuid AND g.deleted_at IS NULL`;
}

/** Whether visitors vote on an item of `shownItems`: on drafts, which cost nothing, only where the gallery says so. */
export const isVotable = Prisma.sql`(g.allows_votes AND (g.votes_with_drafts OR n.billing <> 'free'))`;

/** The columns from which `toBareItem` makes what playing a clip takes. */
export const playableColumns = Prisma.sql`i.id, b.format, b.measured, b.loudness_lufs AS "loudnessLufs", b.frame_times AS "frameTimesMs",
  to_jsonb(ARRAY(SELECT d.kind FROM derivative d WHERE d.blob_id = b.id)) AS made`;
