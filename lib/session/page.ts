import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { isInvitationOpen } from "#lib/data/invitation.ts";
import { isSetUp } from "#lib/data/setup.ts";
import type { Member } from "#lib/domain/scope.ts";
import { findMember } from "./find-member.ts";
import { hashToken } from "./token.ts";

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
