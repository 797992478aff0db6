import { expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import {
  createInvitation,
  isInvitationOpen,
  listInvitations,
  restoreInvitation,
  withdrawInvitation,
} from "./invitations.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { mintMember } from "#lib/domain/base/scope-mint.ts";

testDatabase();

test("an invitation is listed for owners until it is used, withdrawn by any of them, and can be taken back", async () => {
  const { id } = await storeMember();
  const [member, owner] = [mintMember(id, false), mintMember(id, true)];
  await createInvitation(owner, "a token's hash");
  expect(await listInvitations(member)).toEqual([]);
  const [pending] = await listInvitations(owner);
  expect(pending).toMatchObject({ invitedBy: "Ada" });

  await expect(withdrawInvitation(member, pending!.id)).rejects.toMatchObject({ code: "not-allowed" });
  await withdrawInvitation(owner, pending!.id);
  expect(await isInvitationOpen("a token's hash")).toBe(false);
  expect(await listInvitations(owner)).toEqual([]);
  await expect(withdrawInvitation(owner, pending!.id)).rejects.toMatchObject({ code: "not-found" });

  await restoreInvitation(owner, pending!.id);
  expect(await isInvitationOpen("a token's hash")).toBe(true);
  expect(await listInvitations(owner)).toEqual([pending]);

  await withdrawInvitation(owner, pending!.id);
  const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60_000);
  await database().invitation.update({ where: { id: pending!.id }, data: { createdAt: longAgo } });
  await expect(restoreInvitation(owner, pending!.id)).rejects.toMatchObject({ code: "not-found" });
});
