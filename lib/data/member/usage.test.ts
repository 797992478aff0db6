import { beforeEach, describe, expect, test } from "vitest";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { removeMember } from "#lib/data/removal/begin-removal.ts";
import { storeGeneration, storeMember, storePrompt } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { mintMember } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import {
  countRejected,
  findStudioUse,
  findUsage,
  listRemovedMembers,
  listStorageUse,
  listUsage,
} from "./usage.ts";

testDatabase();

let owner: Member;
let member: Member;

beforeEach(async () => {
  await database().member.deleteMany();
  const { id } = await storeMember();
  await database().member.update({ where: { id }, data: { isOwner: true } });
  owner = mintMember(id, true);
  member = await storeMember();
});

const film = { kind: "poster", contentType: "image/webp" }; // 500 bytes

async function storeWork(): Promise<void> {
  await storePrompt(member);
  await storeRun(member, [
    {
      cost: { micro: 700_000, currency: "USD" },
      derivatives: [film],
      verdict: { choice: "reject", stars: null },
    },
    { cost: { micro: 420_000, currency: "USD" }, modelId: "oxen/another-model" },
    { cost: { micro: 400_000, currency: "EUR" }, modelId: "oxen/a-third" },
    { modelId: "oxen/a-fourth" },
    { modelId: "oxen/a-fifth", billing: "free" },
    { modelId: "oxen/a-sixth", status: "failed" },
  ]);
  await storeGeneration(member, { status: "running" });
  await database().gallery.create({ data: { id: createId(), memberId: member.id, title: "Kites" } });
}

describe("usage", () => {
  test("is what each has, what is on the way, and what it cost by currency", async () => {
    await storeWork();
    const [first, second] = await listUsage(owner);
    expect(first).toMatchObject({ id: owner.id, isOwner: true, videos: 0, sizeBytes: 0, costs: [] });
    expect(second).toMatchObject({
      id: member.id,
      isOwner: false,
      lastSeenAt: null,
      prompts: 1,
      runs: 2,
      videos: 5,
      uploads: 0,
      galleries: 1,
      sizeBytes: 5500,
      open: 1,
      costs: [
        { micro: 400_000, currency: "EUR" },
        { micro: 1_120_000, currency: "USD" },
      ],
      unpriced: 1,
    });
    expect(await findUsage(member)).toEqual(second);
  });

  test("is for owners, and one's own for everybody", async () => {
    expect(await listUsage(member)).toEqual([]);
    expect(await listRemovedMembers(member)).toEqual([]);
    expect(await findUsage(member)).toMatchObject({ videos: 0 });
  });

  test("of who leaves says whose it becomes, and what is waited for", async () => {
    await storeWork();
    const gone = await storeMember();
    await removeMember(owner, member.id, owner.id);
    await removeMember(owner, gone.id, null);
    expect(await listUsage(owner)).toHaveLength(1);
    expect(await findUsage(member)).toBeNull();
    expect(await listRemovedMembers(owner)).toMatchObject([
      { id: member.id, name: "Ada", handedTo: "Ada", open: 1, sizeBytes: 5500 },
      { id: gone.id, handedTo: null, open: 0, sizeBytes: 0 },
    ]);
  });
});

describe("storage", () => {
  test("tells what bytes are for, each once, the largest first", async () => {
    expect(await listStorageUse(member)).toEqual([]);
    await storeWork();
    const { results } = await storeRun(member, [{ bytes: { sha256: "a".repeat(64), sizeBytes: 9000 } }]);
    await database().asset.updateMany({
      where: { generationId: results[0]!.id },
      data: { deletedAt: new Date() },
    });
    expect(await listStorageUse(member)).toEqual([
      { kind: "going", files: 1, sizeBytes: 9000 },
      { kind: "videos", files: 5, sizeBytes: 5000 },
      { kind: "copies", files: 1, sizeBytes: 500 },
    ]);
    expect(await countRejected(member)).toEqual({ count: 1, sizeBytes: 1000 });
  });

  test("tells what edits made from what was uploaded, and counts bytes with both names as an upload", async () => {
    const names = [["a", "a"], ["b", "made"], ["c", "made"], ["c", "c"]] as const; // oxfmt-ignore
    for (const [index, [hash, name]] of names.entries()) {
      const bytes = { sha256: hash.repeat(64), sizeBytes: 100 * (hash.codePointAt(0)! - 96) };
      const { id } = await registerUpload(member, { ...bytes, name, format: "png", location: "disk" });
      const made = { parentSha256: "a".repeat(64), edit: { version: index } };
      if (name === "made") await database().asset.update({ where: { id }, data: made });
    }
    expect(await listStorageUse(member)).toEqual([
      { kind: "image-uploads", files: 2, sizeBytes: 400 },
      { kind: "conversions", files: 1, sizeBytes: 200 },
    ]);
    expect(await findUsage(member)).toMatchObject({ uploads: 2, sizeBytes: 600 });
  });

  test("of the whole studio is for owners", async () => {
    await storeWork();
    expect(await findStudioUse(member)).toBeNull();
    const use = await findStudioUse(owner);
    expect(use).toMatchObject({ mediaBytes: 5500 });
    expect(use?.databaseBytes).toBeGreaterThan(1_000_000);
  });
});
