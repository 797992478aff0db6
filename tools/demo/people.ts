import { createInvitation } from "#lib/data/member/invitations.ts";
import { saveModelPrice } from "#lib/data/provider/choices.ts";
import { modelIdSchema } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { addressHeader } from "#lib/session/client-address.ts";
import { findMember } from "#lib/session/find-member.ts";
import { createOwner, joinByInvitation } from "#lib/session/join.ts";
import { signOut } from "#lib/session/sign-in.ts";
import { makeToken } from "#lib/session/token.ts";
import { models, password, people, type Person } from "./tables.ts";

/** Signs both up, as the pages do: the owner of a new studio, and somebody whom she invites. Nobody stays signed in. */
export async function signUpPeople(): Promise<Readonly<Record<Person, Member>>> {
  const lena = await enter(await createOwner(here(), { ...people.lena, password, setupCode: null }));
  const { token, tokenHash } = makeToken();
  await createInvitation(lena, tokenHash);
  const jonas = await enter(await joinByInvitation(here(), { ...people.jonas, password, token }));
  return { lena, jonas };
}

/** Enters what a second of each model costs. */
export async function setPrices(owner: Member): Promise<void> {
  for (const [modelId, { perSecond }] of Object.entries(models))
    if (perSecond !== null)
      await saveModelPrice(owner, modelIdSchema.parse(modelId), Math.round(perSecond * 1_000_000));
}

const here = (cookie = "") => new Headers({ [addressHeader]: "127.0.0.1", ...(cookie && { cookie }) });

type Entered = Awaited<ReturnType<typeof createOwner>> | Awaited<ReturnType<typeof joinByInvitation>>;

async function enter(entered: Entered): Promise<Member> {
  if (!entered.ok) throw new Error(`no account: ${entered.reason}`);
  const headers = here(entered.setCookie.map((cookie) => cookie.split(";")[0]).join("; "));
  const member = await findMember(headers);
  if (!member) throw new Error("no session");
  await signOut(headers);
  return member;
}
