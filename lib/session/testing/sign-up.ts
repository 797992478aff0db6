import { createInvitation } from "#lib/data/member/invitations.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { findMember } from "#lib/session/find-member.ts";
import { createOwner, joinByInvitation } from "#lib/session/join.ts";
import { makeToken } from "#lib/session/token.ts";
import type { Browser } from "./browser.ts";

const password = "a long enough phrase";

/** Signs the studio's first owner, Ada, up in a browser, with a living session. Throws where there is one already. */
export async function signUpOwner(browser: Browser): Promise<Member> {
  const account = { name: "Ada", email: "ada@example.com", password, setupCode: null };
  return enter(browser, await createOwner(browser.headers, account));
}

/** Signs a member, Bob unless named, up in a browser by an invitation of this owner, with a living session. */
export async function signUpInvited(browser: Browser, owner: Member, name = "Bob"): Promise<Member> {
  const { token, tokenHash } = makeToken();
  await createInvitation(owner, tokenHash);
  const account = { token, name, email: `${name.toLowerCase()}@example.com`, password };
  return enter(browser, await joinByInvitation(browser.headers, account));
}

type Entered = Awaited<ReturnType<typeof createOwner>> | Awaited<ReturnType<typeof joinByInvitation>>;

async function enter(browser: Browser, entered: Entered): Promise<Member> {
  if (!entered.ok) throw new Error(`no account: ${entered.reason}`);
  browser.keep(entered.setCookie);
  const member = await findMember(browser.headers);
  if (!member) throw new Error("no session");
  return member;
}
