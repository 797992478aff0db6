import { database } from "#lib/data/database.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import type { Member, Visitor } from "#lib/domain/base/scope.ts";

/** What a gallery's living link leads to. */
export type FoundLink = { galleryId: GalleryId; passwordHash: string | null; linkVersion: number };

/**
 * The gallery behind a link, by its token's hash: for a gallery's access check alone, which makes scopes. Null for a link that never
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

/** Whether a gallery that was not deleted is this member's. */
export async function ownsGallery(member: Member, galleryId: GalleryId): Promise<boolean> {
  const count = await database().gallery.count({
    where: { id: galleryId, memberId: member.id, deletedAt: null },
  });
  return count > 0;
}

/** Counts one opening of a gallery's page: nobody is known again, so that a second opening counts again. */
export async function countView({ galleryId }: Visitor): Promise<void> {
  await database().$executeRaw`
    UPDATE gallery SET view_count = view_count + 1 WHERE id = ${galleryId}::uuid`;
}

/** Counts one video that was fetched as a file. */
export async function countDownload({ galleryId }: Visitor): Promise<void> {
  await database().$executeRaw`
    UPDATE gallery SET download_count = download_count + 1 WHERE id = ${galleryId}::uuid`;
}
