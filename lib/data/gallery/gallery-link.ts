import { AppError, foundOrThrow } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { GallerySharing } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { toSharing } from "./galleries.ts";

type Mine = { member: Member; id: GalleryId };

/**
 * Gives a gallery a new link, by its token's hash; the one before ends with the next request. Its password stays, and so does a time
 * that is still to come. Throws "not-found".
 */
export async function makeGalleryLink({ member, id }: Mine, tokenHash: string): Promise<GallerySharing> {
  const count = await database().$executeRaw`
    UPDATE gallery SET token_hash = ${tokenHash}, linked_at = now(), link_version = link_version + 1,
      expires_at = CASE WHEN expires_at > now() THEN expires_at END
    WHERE id = ${id}::uuid AND member_id = ${member.id}::uuid AND deleted_at IS NULL`;
  return readSharing({ member, id }, count);
}

/** Ends a gallery's link with the next request. Throws "not-found". */
export async function stopSharing({ member, id }: Mine): Promise<GallerySharing> {
  const count = await database().$executeRaw`
    UPDATE gallery SET token_hash = NULL, linked_at = NULL, link_version = link_version + 1
    WHERE id = ${id}::uuid AND member_id = ${member.id}::uuid AND deleted_at IS NULL`;
  return readSharing({ member, id }, count);
}

/** Asks visitors for a password from the next request on, also those who knew another one; null asks for none. Throws "not-found". */
export async function saveGalleryPassword(
  { member, id }: Mine,
  passwordHash: string | null,
): Promise<GallerySharing> {
  const count = await database().$executeRaw`
    UPDATE gallery SET password_hash = ${passwordHash}, link_version = link_version + 1
    WHERE id = ${id}::uuid AND member_id = ${member.id}::uuid AND deleted_at IS NULL`;
  return readSharing({ member, id }, count);
}

/** Lets the link end at a moment, or with nothing but "Stop sharing" (null). A moment that has passed ends it now. Throws "not-found". */
export async function saveGalleryExpiry(
  { member, id }: Mine,
  expiresAt: Date | null,
): Promise<GallerySharing> {
  const { count } = await database().gallery.updateMany({
    where: { id, memberId: member.id, deletedAt: null },
    data: { expiresAt },
  });
  return readSharing({ member, id }, count);
}

async function readSharing({ member, id }: Mine, count: number): Promise<GallerySharing> {
  if (count === 0) throw new AppError("not-found");
  const row = await database().gallery.findFirst({
    where: { id, memberId: member.id },
    select: { linkedAt: true, passwordHash: true, expiresAt: true },
  });
  return toSharing(foundOrThrow(row));
}
