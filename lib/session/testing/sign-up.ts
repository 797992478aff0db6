import { createInvitation } from "#lib/data/invitation.ts";
import type { Member } from "#lib/domain/scope.ts";
import { findMember } from "#lib/session/find-member.ts";
import { createOwner, joinByInvitation } from "#lib/session/join.ts";
import { makeToken } from "#lib/session/token.ts";
import type { Visitor } from "./visitor.ts";

const password = "a long enough phrase";

/** Makes the visitor the studio's first owner, Ada, with a living session. Throws where there is one already. */
export async function signUpOwner(visitor: Visitor): Promise<Member> {
  const account = { name: "Ada", email: "ada@example.com", password, setupCode: null };
  return enter(visitor, await createOwner(visitor.headers, account));
}

/** Makes the visitor a member, Bob unless named, by an invitation of this owner, with a living session. */
export async function signUpInvited(visitor: Visitor, owner: Member, name = "Bob"): Promise<Member> {
  const { token, tokenHash } = makeToken();
  await createInvitation(owner, tokenHash);
  const account = { token, name, email: `${name.toLowerCase()}@example.com`, password };
  return enter(visitor, await joinByInvitation(visitor.headers, account));
}

type Entered = Awaited<ReturnType<typeof createOwner>> | Awaited<ReturnType<typeof joinByInvitation>>;

async function enter(visitor: Visitor, entered: Entered): Promise<Member> {
  if (!entered.ok) throw new Error(`no account: ${entered.reason}`);
  visitor.keep(entered.setCookie);
  const member = await findMember(visitor.headers);
  if (!member) throw new Error("no session");
  return member;
}
