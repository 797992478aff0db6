"use server";

import * as z from "zod/mini";
import { credentialsSchema, newcomerSchema } from "#lib/domain/account.ts";
import { createOwner, joinByInvitation } from "#lib/session/join.ts";
import { signIn, signOut } from "#lib/session/sign-in.ts";
import { publicAction } from "./action.ts";
import { enter } from "./enter.ts";
import { nothingSchema } from "./inputs.ts";
import { setCookies } from "./set-cookies.ts";

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
