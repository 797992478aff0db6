"use server";

import * as z from "zod/mini";
import { AppError } from "#lib/data/app-error.ts";
import { createInvitation } from "#lib/data/member/invitations.ts";
import { endOtherSessions, endSession } from "#lib/data/member/sessions.ts";
import { readConfig } from "#lib/config.ts";
import { newPasswordSchema } from "#lib/domain/account/account.ts";
import { changePassword } from "#lib/session/own-password.ts";
import { makeToken } from "#lib/session/token.ts";
import { memberAction, nothingSchema } from "./action.ts";

/** Makes a link by which one person can join within 7 days. It is shown once: only its hash is kept. Owners only. */
export const inviteAction = memberAction(nothingSchema, async ({ member }) => {
  const { token, tokenHash } = makeToken();
  if (!(await createInvitation(member, tokenHash))) throw new AppError("not-allowed");
  return { ok: true as const, link: `${readConfig().appUrl}/invite/${token}` };
});

/** Changes the password and ends every other session of the account. */
export const changePasswordAction = memberAction(
  z.strictObject({ present: z.string().check(z.maxLength(128)), next: newPasswordSchema }),
  async (signedIn, passwords) => changePassword(signedIn.headers, signedIn, passwords),
);

/** Ends one of one's own sessions at once. */
export const endSessionAction = memberAction(
  z.strictObject({ sessionId: z.uuid() }),
  async ({ member }, { sessionId }) => {
    if (!(await endSession(member, sessionId))) throw new AppError("not-found");
    return { ok: true as const };
  },
);

/** Ends every one of one's own sessions but the present one at once. */
export const endOtherSessionsAction = memberAction(nothingSchema, async ({ member, sessionId }) => {
  await endOtherSessions(member, sessionId);
  return { ok: true as const };
});
