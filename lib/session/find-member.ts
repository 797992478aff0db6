import { findMemberById, recordSeen } from "#lib/data/member/members.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { mintMember } from "#lib/domain/base/scope-mint.ts";
import { auth } from "./auth.ts";

/** A member together with the session that the request came with. */
export type SignedIn = { member: Member; sessionId: string; sessionToken: string };

/** Who was seen so lately is not written down again. */
const seenForMs = 5 * 60_000;

/** Who sends a request, and in which session; null without a living one. */
export async function findSignedIn(headers: Headers): Promise<SignedIn | null> {
  const found = await auth().api.getSession({ headers, query: { disableRefresh: true } });
  // A sign-in may have been on its way when its member was removed.
  if (!found || found.user.removedAt) return null;
  const { user, session } = found;
  const member = mintMember(user.id as MemberId, user.isOwner); // the column holds nothing else
  if (Date.now() - (user.lastSeenAt?.getTime() ?? 0) > seenForMs) await recordSeen(member);
  return {
    member,
    sessionId: session.id,
    sessionToken: session.token,
  };
}

/** Who sends a request; null without a living session. */
export async function findMember(headers: Headers): Promise<Member | null> {
  return (await findSignedIn(headers))?.member ?? null;
}

/** The scope of a member whom somebody else has vouched for, such as the signature of an upload; null when they are gone. */
export async function findVouchedMember(memberId: string): Promise<Member | null> {
  const profile = await findMemberById(memberId);
  return profile && mintMember(profile.id, profile.isOwner);
}
