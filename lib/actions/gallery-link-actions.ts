"use server";

import * as z from "zod/mini";
import { momentSchema } from "#lib/domain/base/stored.ts";
import { readConfig } from "#lib/config.ts";
import {
  makeGalleryLink,
  saveGalleryExpiry,
  saveGalleryPassword,
  stopSharing,
} from "#lib/data/gallery/gallery-link.ts";
import { galleryPasswordSchema } from "#lib/domain/gallery/gallery.ts";
import { galleryIdSchema } from "#lib/domain/base/id.ts";
import { hashPassword } from "#lib/session/password.ts";
import { makeToken } from "#lib/session/token.ts";
import { memberAction } from "./action.ts";

const gallerySchema = z.strictObject({ galleryId: galleryIdSchema });

/** Makes a gallery's link, in place of the one before. It is shown once: only its hash is kept. */
export const makeGalleryLinkAction = memberAction(gallerySchema, async ({ member }, { galleryId: id }) => {
  const { token, tokenHash } = makeToken();
  const sharing = await makeGalleryLink({ member, id }, tokenHash);
  return { ok: true as const, link: `${readConfig().appUrl}/g/${token}`, sharing };
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
