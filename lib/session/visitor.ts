import { createHmac, timingSafeEqual } from "node:crypto";
import { readConfig } from "#lib/config.ts";
import { findLink, type FoundLink, ownsGallery } from "#lib/data/public/links.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import type { Member, Visitor } from "#lib/domain/base/scope.ts";
import { mintVisitor } from "#lib/domain/base/scope-mint.ts";
import { readOrMakeSecret } from "#lib/sealing/secret.ts";

import { verifyPassword } from "./password.ts";
import { hashToken } from "./token.ts";
import { guessGalleryPassword } from "./visitor-limits.ts";

/** What stands behind a link: the gallery, or the question for its password. */
export type GalleryAccess = { state: "open"; visitor: Visitor; hasPassword: boolean } | { state: "locked" };

/**
 * Who comes with a link; null where there is nothing behind it, whyever. Asked anew at every request, so that whatever its
 * member changes holds at the next one.
 */
export async function findAccess(headers: Headers, token: string): Promise<GalleryAccess | null> {
  const link = await findLink(hashToken(token));
  if (!link) return null;
  const hasPassword = link.passwordHash !== null;
  if (hasPassword && !hasPass(headers, link)) return { state: "locked" };
  return { state: "open", visitor: mintVisitor(link.galleryId), hasPassword };
}

/** The same for everything but the page: whoever has not given the password gets what a missing gallery gives. */
export async function findVisitor(headers: Headers, token: string): Promise<Visitor | null> {
  const access = await findAccess(headers, token);
  return access?.state === "open" ? access.visitor : null;
}

/** The eyes of a visitor for its own member, whether it is shared or not. Null for a gallery that is not there or not theirs. */
export async function previewVisitor(member: Member, galleryId: GalleryId): Promise<Visitor | null> {
  return (await ownsGallery(member, galleryId)) ? mintVisitor(galleryId) : null;
}

export type Entered =
  /** `setCookie` is the header that the answer must carry. */
  | { ok: true; setCookie: string | null }
  | { ok: false; reason: "not-found" | "wrong-password" }
  | { ok: false; reason: "slow-down"; waitMs: number };

/** Gives a visitor who knows the password a pass, which is worth nothing after the next change of link or password. */
export async function enterGallery(headers: Headers, token: string, password: string): Promise<Entered> {
  const link = await findLink(hashToken(token));
  if (!link) return { ok: false, reason: "not-found" };
  if (link.passwordHash === null) return { ok: true, setCookie: null };
  const attempt = await guessGalleryPassword(headers, link.galleryId);
  if (attempt.waitMs > 0) return { ok: false, reason: "slow-down", waitMs: attempt.waitMs };
  if (!(await verifyPassword(link.passwordHash, password))) return { ok: false, reason: "wrong-password" };
  await attempt.succeeded?.();
  const isSecure = readConfig().appUrl.startsWith("https://");
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  return { ok: true, setCookie: `${cookieName(link)}=${passFor(link)}; ${attributes}` };
}

/** Who a browser says it is, as it is kept: of each gallery another one, so that nobody is known again from one to the next. */
export function hashVisitor({ galleryId }: Visitor, visitorId: string): string {
  return hashToken(`${galleryId}/${visitorId}`);
}

/** One cookie per gallery, named by nothing that tells which. */
function cookieName({ galleryId }: FoundLink): string {
  const isSecure = readConfig().appUrl.startsWith("https://");
  return `${isSecure ? "__Host-" : ""}triptych-pass-${hashToken(galleryId).slice(0, 16)}`;
}

/** Of the password itself, too: another one with the same version would be another pass. */
function passFor({ galleryId, linkVersion, passwordHash }: FoundLink): string {
  return createHmac("sha256", readOrMakeSecret(readConfig().dataDir, "visitors"))
    .update(JSON.stringify([galleryId, linkVersion, passwordHash]))
    .digest("base64url");
}

function hasPass(headers: Headers, link: FoundLink): boolean {
  const start = `${cookieName(link)}=`;
  const expected = Buffer.from(passFor(link));
  return (headers.get("cookie") ?? "").split(";").some((pair) => {
    const text = pair.trim();
    const given = Buffer.from(text.startsWith(start) ? text.slice(start.length) : "");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
