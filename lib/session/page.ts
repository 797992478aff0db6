import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { isInvitationOpen } from "#lib/data/member/invitations.ts";
import { isSetUp } from "#lib/data/member/members.ts";
import type { Member, Visitor } from "#lib/domain/base/scope.ts";
import { galleryTokenSchema } from "#lib/domain/gallery/visitor.ts";
import { findMember } from "./find-member.ts";
import { hashToken } from "./token.ts";
import { type GalleryAccess, findAccess } from "./visitor.ts";

/** The member who asks for a page, looked up once per request; null without a session. Redirects a new studio to /setup. */
export const findPageMember = cache(async (): Promise<Member | null> => {
  const member = await findMember(new Headers(await headers()));
  if (!member && !(await isSetUp())) redirect("/setup");
  return member;
});

/** The member who asks for a page. Without a session it redirects: to /setup in a new studio, else to /sign-in. */
export async function requireMember(): Promise<Member> {
  return (await findPageMember()) ?? redirect("/sign-in");
}

/** The owner who asks for a page. Other members see what they would see if there were no such page. */
export async function requireOwner(): Promise<Member> {
  const member = await requireMember();
  return member.isOwner ? member : notFound();
}

/** For /setup: answers 404 for good once the studio has been set up. */
export async function requireNewStudio(): Promise<void> {
  await headers(); // never at build time
  if (await isSetUp()) notFound();
}

/** For /invite/[token]: answers 404 for a link that is unknown, used or over. */
export async function requireInvitation(token: string): Promise<void> {
  await headers(); // never at build time
  if (!(await isInvitationOpen(hashToken(token)))) notFound();
}

/** For /g/[token]: what stands behind a gallery's link, looked up once per request. Answers 404 for a link that leads nowhere. */
export const requireAccess = cache(async (token: string): Promise<GalleryAccess> => {
  const requestHeaders = new Headers(await headers());
  const access = galleryTokenSchema.safeParse(token).success ? await findAccess(requestHeaders, token) : null;
  return access ?? notFound();
});

/** For what stands beside a gallery's page: whoever has not given the password sees what they would see if there were none. */
export async function requireVisitor(token: string): Promise<Visitor> {
  const access = await requireAccess(token);
  return access.state === "open" ? access.visitor : notFound();
}
