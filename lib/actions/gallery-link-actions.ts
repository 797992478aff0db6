"use server";

import * as z from "zod/mini";
import { momentSchema } from "#lib/domain/base/stored.ts";
import { readConfig } from "#lib/config.ts";
import {
  findSealedLink,
  makeGalleryLink,
  type ResealToken,
  saveGalleryExpiry,
  saveGalleryPassword,
  stopSharing,
} from "#lib/data/gallery/gallery-link.ts";
import { galleryPasswordSchema } from "#lib/domain/gallery/gallery.ts";
import { type GalleryId, galleryIdSchema } from "#lib/domain/base/id.ts";
import { openLink, sealLink } from "#lib/sealing/sealed-link.ts";
import { hashPassword } from "#lib/session/password.ts";
import { makeToken } from "#lib/session/token.ts";
import { memberAction } from "./action.ts";

const gallerySchema = z.strictObject({ galleryId: galleryIdSchema });

/** Makes a gallery's link, in place of the one before. */
export const makeGalleryLinkAction = memberAction(gallerySchema, async ({ member }, { galleryId: id }) => {
  const { dataDir } = readConfig();
  const { token, tokenHash } = makeToken();
  const seal = (linkVersion: number) => sealLink(dataDir, { galleryId: id, linkVersion }, token);
  const sharing = await makeGalleryLink({ member, id }, tokenHash, seal);
  return { ok: true as const, link: addressOf(token), sharing };
});

/** The address of a gallery's link, to be copied again. `not-kept`: there is no link, or only its hash is kept. */
export const copyGalleryLinkAction = memberAction(gallerySchema, async ({ member }, { galleryId: id }) => {
  const kept = await findSealedLink({ member, id });
  const token =
    kept &&
    openLink(readConfig().dataDir, { galleryId: id, linkVersion: kept.linkVersion }, kept.sealedToken);
  if (token === null) return { ok: false as const, reason: "not-kept" as const };
  return { ok: true as const, link: addressOf(token) };
});

/** Ends a gallery's link with the next request. */
export const stopSharingAction = memberAction(gallerySchema, async ({ member }, { galleryId: id }) => ({
  ok: true as const,
  sharing: await stopSharing({ member, id }),
}));

/** Asks visitors for a password, or for none (null); who came in by another one is asked again. */
export const saveGalleryPasswordAction = memberAction(
  z.extend(gallerySchema, { password: z.nullable(galleryPasswordSchema) }),
  async ({ member }, { galleryId: id, password }) => ({
    ok: true as const,
    sharing: await saveGalleryPassword(
      { member, id },
      password === null ? null : await hashPassword(password),
      resealOf(id),
    ),
  }),
);

/** Lets the link end at a moment, or with nothing but "Stop sharing" (null). */
export const saveGalleryExpiryAction = memberAction(
  z.extend(gallerySchema, { expiresAt: z.nullable(momentSchema) }),
  async ({ member }, { galleryId: id, expiresAt }) => ({
    ok: true as const,
    sharing: await saveGalleryExpiry({ member, id }, expiresAt === null ? null : new Date(expiresAt)),
  }),
);

function addressOf(token: string): string {
  return `${readConfig().appUrl}/g/${token}`;
}

/** Seals a gallery's token for the next version of its link. */
function resealOf(galleryId: GalleryId): ResealToken {
  const { dataDir } = readConfig();
  return (sealed, fromVersion, toVersion) => {
    const token = openLink(dataDir, { galleryId, linkVersion: fromVersion }, sealed);
    return token === null ? null : sealLink(dataDir, { galleryId, linkVersion: toVersion }, token);
  };
}
