"use server";

import * as z from "zod/mini";
import { credentialsSchema, newcomerSchema } from "#lib/domain/account/account.ts";
import { logEvent } from "#lib/reads/log.ts";
import { clientAddress } from "#lib/session/client-address.ts";
import { createOwner, joinByInvitation } from "#lib/session/join.ts";
import { type SignedInResult, signIn, signOut } from "#lib/session/sign-in.ts";
import { nothingSchema, publicAction } from "./action.ts";
import { setCookies } from "./set-cookies.ts";

/** Hands a begun session's cookie to the browser, and nothing of it to the page. A refusal goes on as it is. */
async function enter<Refused extends { ok: false; reason: string } = never>(
  event: "sign-in" | "join",
  headers: Headers,
  result: SignedInResult | Refused,
): Promise<{ ok: true } | Exclude<SignedInResult, { ok: true }> | Refused> {
  logEvent(event, { outcome: result.ok ? "ok" : result.reason, address: clientAddress(headers) });
  if (!result.ok) return result;
  await setCookies(result.setCookie);
  return { ok: true };
}

/** Begins a session. `slow-down` says after how many milliseconds to try again. */
export const signInAction = publicAction(credentialsSchema, async ({ headers }, credentials) =>
  enter("sign-in", headers, await signIn(headers, credentials)),
);

/** Makes the owner account of a new studio and begins its first session. */
export const createOwnerAction = publicAction(
  z.extend(newcomerSchema, { setupCode: z.nullable(z.string().check(z.maxLength(200))) }),
  async ({ headers }, owner) => enter("join", headers, await createOwner(headers, owner)),
);

/** Makes the account that an invitation is for and begins its first session. */
export const acceptInvitationAction = publicAction(
  z.extend(newcomerSchema, { token: z.string().check(z.maxLength(200)) }),
  async ({ headers }, newcomer) => enter("join", headers, await joinByInvitation(headers, newcomer)),
);

/** Ends the session that the request comes with, if any. */
export const signOutAction = publicAction(nothingSchema, async ({ headers }) => {
  await setCookies(await signOut(headers));
  return { ok: true as const };
});
