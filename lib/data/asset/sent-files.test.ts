import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { storeGeneration, storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { findAssets } from "./assets.ts";
import { createMediaLink, findMediaLink } from "./media-links.ts";
import { findSentFile, findStoredFile } from "./stored-files.ts";
import { registerUpload } from "./uploads.ts";

testDatabase();

test("of a file that has to be converted no link and no request gets a byte, and its member gets all of them", async () => {
  const [worker, member] = [mintWorker(), await storeMember()];
  const sha256 = "a".repeat(64);
  const bytes = { format: "mov", sizeBytes: 10, sha256, location: "disk" } as const;
  const { id } = await registerUpload(member, { ...bytes, name: "hero.mov" });
  const row = await database().asset.findUniqueOrThrow({ where: { id } });
  const blobId = row.blobId as BlobId; // the column holds nothing else
  const { attemptId } = await storeGeneration(member, { status: "running" });
  const tokenHash = createHash("sha256").update("token").digest("hex");
  const link = { tokenHash, attemptId, referenceId: sampleId<never>(1), blobId, fileName: "hero.mov" };
  await createMediaLink(worker, { ...link, lifeMs: 60_000 });
  const change = (measured: object) =>
    database().blob.update({ where: { id: blobId }, data: { state: "ready", measured } });

  await change({});
  expect(await findMediaLink(tokenHash)).toMatchObject({ from: "blob" });
  expect(await findSentFile(worker, { blobId, sha256 })).toMatchObject({ sha256 });

  await change({ needsConverting: true });
  expect(await findMediaLink(tokenHash)).toBeNull();
  expect(await findSentFile(worker, { blobId, sha256 })).toBeNull();
  // Nor by a copy that an older cleaner has made of it.
  const copy = { kind: "sendable", version: 1, contentType: "video/quicktime", sha256: "b".repeat(64) };
  await database().derivative.create({ data: { id: sampleId(2), blobId, sizeBytes: 9, ...copy } });
  expect(await findMediaLink(tokenHash)).toBeNull();
  expect(await findSentFile(worker, { blobId, sha256: copy.sha256 })).toBeNull();
  expect((await findAssets(member, [id]))[0]).not.toHaveProperty("sendable");
  expect(await findStoredFile(member, id, null)).toMatchObject({
    from: "blob",
    contentType: "video/quicktime",
  });

  // Nor where its reading has forgotten to say so of such a format.
  await database().blob.update({ where: { id: blobId }, data: { format: "heic", measured: {} } });
  expect(await findMediaLink(tokenHash)).toBeNull();
  expect(await findSentFile(worker, { blobId, sha256 })).toBeNull();
});
