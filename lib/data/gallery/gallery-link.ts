import { AppError, foundOrThrow } from "#lib/data/app-error.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import type { GallerySharing } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { toSharing } from "./galleries.ts";

type Mine = { member: Member; id: GalleryId };

/** What seals a link's token, given the version that the link will have. */
type SealToken = (linkVersion: number) => Uint8Array<ArrayBuffer>;

/** What opens a token that was sealed for one version of the link and seals it for the next; null where it does not open. */
export type ResealToken = (
  sealed: Uint8Array,
  fromVersion: number,
  toVersion: number,
) => Uint8Array<ArrayBuffer> | null;

/**
 * Gives a gallery a new link, by its token's hash and its sealed token; the one before ends with the next request. Its password stays,
 * and so does a time that is still to come. Throws "not-found".
 */
export async function makeGalleryLink(
  { member, id }: Mine,
  tokenHash: string,
  sealToken: SealToken,
): Promise<GallerySharing> {
  return changeLink({ member, id }, (transaction, { linkVersion }) => {
    const next = linkVersion + 1;
    return transaction.$executeRaw`
      UPDATE gallery SET token_hash = ${tokenHash}, sealed_token = ${sealToken(next)}, linked_at = now(),
        link_version = ${next}, expires_at = CASE WHEN expires_at > now() THEN expires_at END
      WHERE id = ${id}::uuid`;
  });
}

/** Ends a gallery's link with the next request. Throws "not-found". */
export async function stopSharing({ member, id }: Mine): Promise<GallerySharing> {
  return changeLink({ member, id }, (transaction) =>
    transaction.gallery.update({
      where: { id },
      data: { tokenHash: null, sealedToken: null, linkedAt: null, linkVersion: { increment: 1 } },
    }),
  );
}

/**
 * Asks visitors for a password from the next request on, also those who knew another one; null asks for none. The link stays, so that
 * its sealed token is sealed again for its next version. Throws "not-found".
 */
export async function saveGalleryPassword(
  { member, id }: Mine,
  passwordHash: string | null,
  resealToken: ResealToken,
): Promise<GallerySharing> {
  return changeLink({ member, id }, (transaction, { linkVersion, sealedToken }) => {
    const next = linkVersion + 1;
    return transaction.gallery.update({
      where: { id },
      data: {
        passwordHash,
        linkVersion: next,
        sealedToken: sealedToken && resealToken(sealedToken, linkVersion, next),
      },
    });
  });
}

/** The sealed token of a gallery's link and the version that it is sealed for; null where there is no link, or one without. Throws "not-found". */
export async function findSealedLink({
  member,
  id,
}: Mine): Promise<{ sealedToken: Uint8Array; linkVersion: number } | null> {
  const row = await database().gallery.findFirst({
    where: { id, memberId: member.id, deletedAt: null },
    select: { sealedToken: true, linkVersion: true },
  });
  const { sealedToken, linkVersion } = foundOrThrow(row);
  return sealedToken && { sealedToken, linkVersion };
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

type KeptLink = { linkVersion: number; sealedToken: Uint8Array<ArrayBuffer> | null };

/** Changes a link by what it is now, while nobody else changes it. */
async function changeLink(
  { member, id }: Mine,
  change: (transaction: Transaction, now: KeptLink) => Promise<unknown>,
): Promise<GallerySharing> {
  await database().$transaction(async (transaction) => {
    const rows = await transaction.$queryRaw<KeptLink[]>`
      SELECT link_version AS "linkVersion", sealed_token AS "sealedToken" FROM gallery
      WHERE id = ${id}::uuid AND member_id = ${member.id}::uuid AND deleted_at IS NULL FOR UPDATE`;
    await change(transaction, foundOrThrow(rows[0] ?? null));
  });
  return readSharing({ member, id }, 1);
}

async function readSharing({ member, id }: Mine, count: number): Promise<GallerySharing> {
  if (count === 0) throw new AppError("not-found");
  const row = await database().gallery.findFirst({
    where: { id, memberId: member.id },
    select: { linkedAt: true, sealedToken: true, passwordHash: true, expiresAt: true },
  });
  const { sealedToken, ...rest } = foundOrThrow(row);
  return toSharing({ ...rest, canCopyLink: sealedToken !== null });
}
