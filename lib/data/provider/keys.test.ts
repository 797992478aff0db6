import { beforeEach, describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { storeGeneration, storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { mintMember, mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import {
  closeStudioKeys,
  listProviderKeys,
  listProvidersWithKey,
  removeProviderKey,
  saveProviderKey,
  wipeRemovedKeys,
} from "./keys.ts";
import { findKey, findKeyFor, recordEnvironmentKeys, recordKeyTest, requestKeyTest } from "./worker-keys.ts";

testDatabase();

const worker = mintWorker();
let owner: Member;
let member: Member;

beforeEach(async () => {
  await database().attempt.updateMany({ data: { providerKeyId: null } });
  await database().providerKey.deleteMany();
  await database().studioFact.deleteMany();
  member = await storeMember();
  owner = mintMember((await storeMember()).id, true);
  await database().member.update({ where: { id: owner.id }, data: { isOwner: true } });
});

const save = (who: Member, lastFour: string, isStudioWide = false) =>
  saveProviderKey(who, {
    providerId: "oxen",
    sealed: new TextEncoder().encode(lastFour),
    lastFour,
    isStudioWide,
  });

describe("the key that pays", () => {
  test("is the member's own, else the studio's saved one, else the environment's", async () => {
    expect(await findKeyFor(worker, member.id, "oxen")).toBeNull();
    await recordEnvironmentKeys(worker, new Map([["oxen", "env1"]]));
    expect(await findKeyFor(worker, member.id, "oxen")).toMatchObject({
      source: "environment",
      sealed: null,
    });
    const studio = await save(owner, "stud", true);
    expect(await findKeyFor(worker, member.id, "oxen")).toMatchObject({ id: studio });
    const own = await save(member, "mine");
    expect(await findKeyFor(worker, member.id, "oxen")).toMatchObject({ id: own, source: "saved" });
    expect(await findKeyFor(worker, owner.id, "oxen")).toMatchObject({ id: studio });
    await removeProviderKey(member, own);
    expect(await findKeyFor(worker, member.id, "oxen")).toMatchObject({ id: studio });
  });

  test("is no studio-wide one for members once the owner has closed those", async () => {
    await save(owner, "stud", true);
    await expect(closeStudioKeys(member, true)).rejects.toMatchObject({ code: "not-allowed" });
    await closeStudioKeys(owner, true);
    expect(await findKeyFor(worker, member.id, "oxen")).toBeNull();
    expect(await listProvidersWithKey(member)).toEqual(new Set());
    expect((await listProviderKeys(member)).keys).toEqual([]);
    expect(await findKeyFor(worker, owner.id, "oxen")).not.toBeNull();
  });
});

describe("a saved key", () => {
  test("replaces the one before it, and shows no more than its last four characters", async () => {
    await save(member, "0001");
    const second = await save(member, "0002");
    const { keys } = await listProviderKeys(member);
    expect(keys).toMatchObject([{ id: second, lastFour: "0002", isStudioWide: false, testState: null }]);
    expect(Object.keys(keys[0]!)).not.toContain("sealed");
  });

  test("for the whole studio takes an owner, to set and to remove", async () => {
    await expect(save(member, "0003", true)).rejects.toMatchObject({ code: "not-allowed" });
    const id = await save(owner, "0004", true);
    await expect(removeProviderKey(member, id)).rejects.toMatchObject({ code: "not-found" });
    await removeProviderKey(owner, id);
    expect((await listProviderKeys(owner)).keys).toEqual([]);
  });

  test("that is removed stays sealed until no attempt needs it", async () => {
    const id = await save(member, "0005");
    const { attemptId } = await storeGeneration(member, { status: "running" });
    await database().attempt.update({ where: { id: attemptId }, data: { providerKeyId: id } });
    await removeProviderKey(member, id);
    expect(await wipeRemovedKeys(worker)).toBe(0);
    expect(await findKey(worker, id)).toMatchObject({ id });
    await database().attempt.update({ where: { id: attemptId }, data: { endedAt: new Date() } });
    expect(await wipeRemovedKeys(worker)).toBe(1);
    expect(await findKey(worker, id)).toBeNull();
  });

  test("is tested by a job, whose outcome the list shows", async () => {
    const id = await save(member, "0006");
    await requestKeyTest(member, id);
    expect((await listProviderKeys(member)).keys[0]).toMatchObject({ testState: "testing", testedAt: null });
    const jobs = await database().$queryRaw<
      { data: unknown }[]
    >`SELECT data FROM pgboss.job WHERE name = 'test-key'`;
    expect(jobs).toEqual([{ data: { providerKeyId: id } }]);
    await recordKeyTest(worker, id, "works");
    expect((await listProviderKeys(member)).keys[0]).toMatchObject({ testState: "works" });
  });
});

describe("keys of the environment", () => {
  test("follow what the latest worker was started with, and cannot be removed here", async () => {
    await recordEnvironmentKeys(worker, new Map([["oxen", "aaaa"]]));
    await Promise.all([1, 2].map(() => recordEnvironmentKeys(worker, new Map([["oxen", "aaaa"]]))));
    const [first, ...others] = (await listProviderKeys(owner)).keys;
    expect(others).toEqual([]);
    await expect(removeProviderKey(owner, first!.id)).rejects.toMatchObject({ code: "not-found" });
    await recordEnvironmentKeys(worker, new Map([["oxen", "bbbb"]]));
    expect((await listProviderKeys(owner)).keys).toMatchObject([{ lastFour: "bbbb", source: "environment" }]);
    await recordEnvironmentKeys(worker, new Map());
    expect((await listProviderKeys(owner)).keys).toEqual([]);
  });
});
