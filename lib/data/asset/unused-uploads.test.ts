import { beforeEach, describe, expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { storeGeneration, storeMember, storePrompt, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { AssetId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { countUnusedUploads, deleteUnusedUploads, registerUpload, restoreUploads } from "./uploads.ts";

testDatabase();

let member: Member;
let count = 0;

beforeEach(async () => {
  member = await storeMember();
});

/** An upload of ten bytes of its own, two days old where nothing else is said. */
async function upload(createdAt = new Date(Date.now() - 48 * 60 * 60_000)): Promise<AssetId> {
  count += 1;
  const sha256 = count.toString(16).padStart(64, "0");
  const { id } = await registerUpload(member, {
    name: "hero.png",
    format: "png",
    sizeBytes: 10,
    sha256,
    location: "disk",
  });
  await database().asset.update({ where: { id }, data: { createdAt } });
  return id;
}

const reference = (assetId: AssetId): Prompt["references"][number] => ({
  id: createId<ReferenceId>(),
  assetId,
  kind: "image",
  name: "hero.png",
  role: null,
});

const livingIds = async () => {
  const rows = await database().asset.findMany({ where: { memberId: member.id, deletedAt: null } });
  return rows.map(({ id }) => id).toSorted();
};

describe("uploads that nothing speaks of", () => {
  test("are those that stand in no draft and no run, and are older than a day", async () => {
    const [inDraft, takenOut, inRun, unused] = [
      await upload(),
      await upload(),
      await upload(),
      await upload(),
    ];
    const young = await upload(new Date());
    await storePrompt(member, words("a kite", [reference(inDraft)]));
    await storePrompt(member, { ...words("a kite"), removed: [reference(takenOut)] });
    const prompt = words("a kite", [reference(inRun)]);
    await storeGeneration(member, { status: "done", snapshot: { prompt, assets: [] } });
    expect(await countUnusedUploads(member)).toEqual({ count: 1, sizeBytes: 10 });
    const { count: deleted, deletedAt } = await deleteUnusedUploads(member);
    expect(deleted).toBe(1);
    expect(await livingIds()).toEqual([inDraft, takenOut, inRun, young].toSorted());
    expect(await countUnusedUploads(member)).toEqual({ count: 0, sizeBytes: 0 });
    await restoreUploads(member, deletedAt);
    expect(await livingIds()).toContain(unused);
  });

  test("are those of a draft that was deleted days ago, too", async () => {
    const asset = await upload();
    const id = await storePrompt(member, words("a kite", [reference(asset)]));
    await database().prompt.update({ where: { id }, data: { deletedAt: new Date() } });
    expect(await countUnusedUploads(member)).toMatchObject({ count: 0 });
    const longAgo = new Date(Date.now() - 48 * 60 * 60_000);
    await database().prompt.update({ where: { id }, data: { deletedAt: longAgo } });
    expect(await countUnusedUploads(member)).toMatchObject({ count: 1 });
  });

  test("are not what something that is used was made of, nor what something is just being made of", async () => {
    const [original, between, used, left, making] = [
      await upload(),
      await upload(),
      await upload(),
      await upload(),
      await upload(),
    ];
    const made = (parentId: AssetId) => ({
      parentId,
      parentSha256: "0".repeat(64),
      edit: { version: 1, format: "png" },
    });
    await database().asset.update({ where: { id: between }, data: made(original) });
    await database().asset.update({ where: { id: used }, data: made(between) });
    await database().asset.update({ where: { id: left }, data: made(original) });
    await storePrompt(member, words("a kite", [reference(used)]));
    const edit = { edit: { version: 1, format: "jpeg" }, editHash: "0" };
    const conversion = { id: createId<string>(), memberId: member.id, parentId: making, ...edit };
    await database().conversion.create({ data: conversion });
    expect(await countUnusedUploads(member)).toEqual({ count: 1, sizeBytes: 10 });
    await deleteUnusedUploads(member);
    expect(await livingIds()).toEqual([original, between, used, making].toSorted());
  });

  test("free no bytes that something else has too", async () => {
    const [unused, used] = [await upload(), await upload()];
    const { blobId } = await database().asset.findUniqueOrThrow({ where: { id: used } });
    await database().asset.update({ where: { id: unused }, data: { blobId } });
    await storePrompt(member, words("a kite", [reference(used)]));
    expect(await countUnusedUploads(member)).toEqual({ count: 1, sizeBytes: 0 });
  });

  test("are never somebody else's, and come back only to whose they are", async () => {
    await upload();
    const other = await storeMember();
    expect(await deleteUnusedUploads(other)).toMatchObject({ count: 0 });
    const { deletedAt } = await deleteUnusedUploads(member);
    await expect(restoreUploads(other, deletedAt)).rejects.toMatchObject({ code: "not-found" });
    await restoreUploads(member, deletedAt);
    expect(await livingIds()).toHaveLength(1);
  });
});
