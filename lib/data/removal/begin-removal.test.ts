import { beforeEach, describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { createId } from "#lib/data/create-id.ts";
import { createInvitation, isInvitationOpen } from "#lib/data/member/invitations.ts";
import { findMemberById } from "#lib/data/member/members.ts";
import { findKeyFor } from "#lib/data/provider/worker-keys.ts";
import { storeGeneration, storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import { mintMember, mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { deleteAccount, removeMember } from "./begin-removal.ts";
import { saveOwnership } from "./owners.ts";

testDatabase();

let owner: Member;
let member: Member;

beforeEach(async () => {
  await database().member.deleteMany();
  owner = await asOwner(await storeMember());
  member = await storeMember();
});

async function asOwner({ id }: Member): Promise<Member> {
  await database().member.update({ where: { id }, data: { isOwner: true } });
  return mintMember(id, true);
}

const isHere = async ({ id }: Member) => (await findMemberById(id)) !== null;

describe("who may remove whom", () => {
  test("is an owner's to say, of somebody else who is there", async () => {
    await expect(removeMember(member, owner.id, null)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(removeMember(owner, owner.id, null)).rejects.toMatchObject({ code: "not-found" });
    await expect(removeMember(owner, createId<MemberId>(), null)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await removeMember(owner, member.id, null)).toBeNull();
    await expect(removeMember(owner, member.id, null)).rejects.toMatchObject({ code: "not-found" });
  });

  test("does not hand over to nobody, to themselves, or to who has left", async () => {
    const gone = await storeMember();
    await removeMember(owner, gone.id, null);
    for (const receiver of [createId<MemberId>(), member.id, gone.id])
      await expect(removeMember(owner, member.id, receiver)).rejects.toMatchObject({ code: "not-found" });
    expect(await isHere(member)).toBe(true);
  });

  test("never leaves a studio without an owner, also when two leave at the same instant", async () => {
    expect(await deleteAccount(owner)).toBe("last-owner");
    expect(await saveOwnership(owner, owner.id, false)).toBe("last-owner");
    const second = await asOwner(member);
    const outcomes = await Promise.all([deleteAccount(owner), deleteAccount(second)]);
    expect(new Set(outcomes)).toEqual(new Set(["last-owner", null]));
    const third = await asOwner(await storeMember());
    const left = (await isHere(owner)) ? owner : second;
    const answers = await Promise.allSettled([
      removeMember(left, third.id, null),
      removeMember(third, left.id, null),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await database().member.count({ where: { isOwner: true, removedAt: null } })).toBe(1);
  });

  test("waits for what is on its way to them", async () => {
    const heir = await storeMember();
    await removeMember(owner, member.id, heir.id);
    expect(await removeMember(owner, heir.id, null)).toBe("receiving");
    expect(await deleteAccount(heir)).toBe("receiving");
  });
});

describe("ownership", () => {
  test("stays with one of two owners who unmake each other, or leave, at the same instant", async () => {
    await saveOwnership(owner, member.id, true);
    const second = mintMember(member.id, true);
    const owners = () => database().member.count({ where: { isOwner: true, removedAt: null } });
    const unmade = await Promise.allSettled([
      saveOwnership(owner, second.id, false),
      saveOwnership(second, owner.id, false),
    ]);
    expect(unmade.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await owners()).toBe(1);
    await database().member.updateMany({ data: { isOwner: true } });
    await database().member.deleteMany({ where: { id: { notIn: [owner.id, second.id] } } });
    const left = await Promise.all([deleteAccount(owner), deleteAccount(second)]);
    expect(left).toContain(null);
    expect(left).toContain("last-owner");
    expect(await owners()).toBe(1);
  });

  test("is given and taken by owners alone, and counts at once", async () => {
    await expect(saveOwnership(member, member.id, true)).rejects.toMatchObject({ code: "not-allowed" });
    expect(await saveOwnership(owner, member.id, true)).toBeNull();
    expect(await findMemberById(member.id)).toMatchObject({ isOwner: true });
    expect(await saveOwnership(owner, member.id, false)).toBeNull();
    // A scope that was minted a moment ago is not believed.
    await expect(saveOwnership(mintMember(member.id, true), owner.id, false)).rejects.toMatchObject({
      code: "not-allowed",
    });
  });
});

test("whoever is removed is shut out at once: no session, no password, no link, no key, nothing new sent", async () => {
  const { id } = member;
  const client = database();
  const expiresAt = new Date(Date.now() + 60_000);
  await client.session.create({ data: { id: createId(), token: "t", userId: id, expiresAt } });
  await client.account.create({
    data: { id: createId(), accountId: id, providerId: "credential", userId: id, password: "x" },
  });
  const key = { id: createId<string>(), providerId: "oxen", source: "saved", lastFour: "6789" };
  await client.providerKey.create({ data: { ...key, memberId: id, sealed: new Uint8Array(8) } });
  await createInvitation(mintMember(id, true), "an invitation of theirs");
  const link = { tokenHash: "a link", linkedAt: new Date(), passwordHash: "y", linkVersion: 3 };
  await client.gallery.create({ data: { id: createId(), memberId: id, title: "Kites", ...link } });
  const queued = await storeGeneration(member, { status: "queued" });
  const { email } = (await findMemberById(id))!; // it was just made

  expect(await removeMember(owner, id, owner.id)).toBeNull();

  expect(await isHere(member)).toBe(false);
  expect([await client.session.count(), await client.account.count()]).toEqual([0, 0]);
  expect(await isInvitationOpen("an invitation of theirs")).toBe(false);
  expect(await findKeyFor(mintWorker(), id, "oxen")).toBeNull();
  expect(await client.gallery.findFirst()).toMatchObject({
    tokenHash: null,
    linkedAt: null,
    passwordHash: null,
    linkVersion: 4,
  });
  expect(await client.generation.findUnique({ where: { id: queued.id } })).toMatchObject({
    status: "canceled",
    cancelOutcome: "stopped",
  });
  expect(await client.member.count({ where: { email } }), "the address is free again").toBe(0);
});
