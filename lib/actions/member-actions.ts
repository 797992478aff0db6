"use server";

import * as z from "zod/mini";
import { momentSchema } from "#lib/domain/base/stored.ts";
import { deleteUnusedUploads, restoreUploads } from "#lib/data/asset/uploads.ts";
import { restoreInvitation, withdrawInvitation } from "#lib/data/member/invitations.ts";
import { deleteAccount, removeMember } from "#lib/data/removal/begin-removal.ts";
import { saveOwnership } from "#lib/data/removal/owners.ts";
import { memberIdSchema } from "#lib/domain/base/id.ts";
import { checkPassword } from "#lib/session/own-password.ts";
import { signOut } from "#lib/session/sign-in.ts";
import { memberAction, nothingSchema } from "./action.ts";
import { logEvent } from "#lib/reads/log.ts";
import { setCookies } from "./set-cookies.ts";

const done = { ok: true as const };
const refused = <Reason extends string>(reason: Reason) => ({ ok: false as const, reason });

/** Removes somebody else. What they made goes to another member, or is deleted. Owners only. */
export const removeMemberAction = memberAction(
  z.strictObject({ memberId: memberIdSchema, handedToId: z.nullable(memberIdSchema) }),
  async ({ member }, { memberId, handedToId }) => {
    const refusal = await removeMember(member, memberId, handedToId);
    logEvent("remove-member", { by: member.id, memberId, outcome: refusal ?? "ok" });
    return refusal ? refused(refusal) : done;
  },
);

/** Makes a member an owner, or no owner any more. Owners only. */
export const saveOwnershipAction = memberAction(
  z.strictObject({ memberId: memberIdSchema, isOwner: z.boolean() }),
  async ({ member }, { memberId, isOwner }) => {
    const refusal = await saveOwnership(member, memberId, isOwner);
    logEvent("save-ownership", { by: member.id, memberId, isOwner, outcome: refusal ?? "ok" });
    return refusal ? refused(refusal) : done;
  },
);

/** Makes an invitation's link end at once. Owners only. */
export const withdrawInvitationAction = memberAction(
  z.strictObject({ invitationId: z.uuid() }),
  async ({ member }, { invitationId }) => {
    await withdrawInvitation(member, invitationId);
    return done;
  },
);

/** Takes the withdrawal of an invitation back. Owners only. */
export const restoreInvitationAction = memberAction(
  z.strictObject({ invitationId: z.uuid() }),
  async ({ member }, { invitationId }) => {
    await restoreInvitation(member, invitationId);
    return done;
  },
);

/** Deletes one's own account with everything in it, given the password. It cannot be taken back. */
export const deleteAccountAction = memberAction(
  z.strictObject({ password: z.string().check(z.maxLength(128)) }),
  async ({ headers, ...signedIn }, { password }) => {
    const wrong = await checkPassword(headers, signedIn, password);
    if (wrong) return wrong;
    const refusal = await deleteAccount(signedIn.member);
    logEvent("delete-account", { memberId: signedIn.member.id, outcome: refusal ?? "ok" });
    if (refusal) return refused(refusal);
    await setCookies(await signOut(headers));
    return done;
  },
);

/** Deletes one's own uploads that stand in no prompt and no run. `deletedAt` takes it back for ten minutes. */
export const deleteUnusedUploadsAction = memberAction(nothingSchema, async ({ member }) => ({
  ...done,
  ...(await deleteUnusedUploads(member)),
}));

/** Takes a deletion of unused uploads back. */
export const restoreUploadsAction = memberAction(
  z.strictObject({ deletedAt: momentSchema }),
  async ({ member }, { deletedAt }) => {
    await restoreUploads(member, deletedAt);
    return done;
  },
);
