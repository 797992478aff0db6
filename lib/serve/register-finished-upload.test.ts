import { expect, test } from "vitest";
import { findAssets } from "#lib/data/asset/assets.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { deleteAccount } from "#lib/data/removal/begin-removal.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { FinishedUpload } from "#lib/storage/finished-upload.ts";
import { registerFinishedUpload } from "./register-finished-upload.ts";

testDatabase();

const uploadOf = (memberId: string): FinishedUpload => ({
  memberId,
  name: "hero.png",
  format: "png",
  sizeBytes: 10,
  sha256: "a".repeat(64),
  location: "disk",
});

test("a finished upload becomes an asset of the member whom its address names, and of nobody else", async () => {
  const [member, other] = [await storeMember(), await storeMember()];
  const { assetId } = await registerFinishedUpload(uploadOf(member.id));
  expect(await findAssets(member, [assetId])).toMatchObject([{ name: "hero.png", state: "measuring" }]);
  expect(await findAssets(other, [assetId])).toEqual([]);
});

test("an upload of somebody who was removed meanwhile, or never was a member, makes nothing", async () => {
  const removed = await storeMember();
  expect(await deleteAccount(removed)).toBeNull();
  const before = await database().asset.count();
  for (const memberId of [removed.id, createId<string>()])
    await expect(registerFinishedUpload(uploadOf(memberId))).rejects.toMatchObject({ code: "not-found" });
  expect(await database().asset.count()).toBe(before);
});
