import { database } from "#lib/data/database.ts";
import type { GalleryId } from "#lib/domain/id.ts";

/** What a gallery's living link leads to. */
export type FoundLink = { galleryId: GalleryId; passwordHash: string | null; linkVersion: number };

/**
 * The gallery behind a link, by its token's hash: for the gallery's door alone, which makes scopes. Null for a link that never
 * was, was replaced, ended or is over, for a deleted gallery, and for one whose member has gone. By the database's clock.
 */
export async function findLink(tokenHash: string): Promise<FoundLink | null> {
  const rows = await database().$queryRaw<FoundLink[]>`
    SELECT g.id AS "galleryId", g.password_hash AS "passwordHash", g.link_version AS "linkVersion"
    FROM gallery g JOIN member m ON m.id = g.member_id
    WHERE g.token_hash = ${tokenHash} AND g.deleted_at IS NULL AND m.removed_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > now())`;
  return rows[0] ?? null;
}
