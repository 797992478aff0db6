import { expect, test } from "vitest";
import { recordDerivatives } from "#lib/data/blob/measuring.ts";
import { database } from "#lib/data/database.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { AssetId, BlobId } from "#lib/domain/base/id.ts";
import { mintVisitor, mintWorker } from "#lib/domain/base/scope-mint.ts";
import { findGalleryFile, findGalleryReference } from "./gallery-files.ts";
import { storeOpenGallery } from "./testing/store-open-gallery.ts";

testDatabase();

/** A gallery, and what its visitors get of the bytes of its first clip and of the reference that this shows. */
async function storePublicFiles() {
  const gallery = await storeOpenGallery(await storeMember(), null);
  const visitor = mintVisitor(gallery.id);
  const [item] = gallery.items;
  const files = async () => [
    await findGalleryFile(visitor, item!.id, "video"),
    await findGalleryFile(visitor, item!.id, "download"),
    await findGalleryReference(visitor, item!.id, gallery.shown.id, "file"),
  ];
  return { assetIds: [item!.assetId, gallery.shown.assetId], files };
}

/** Gives an asset a copy without place, camera and other words. */
async function addCopy(assetId: AssetId): Promise<void> {
  const { blobId } = await database().asset.findUniqueOrThrow({ where: { id: assetId } });
  await recordDerivatives(
    mintWorker(),
    blobId as BlobId, // the column holds nothing else
    [{ kind: "sendable", contentType: "video/mp4", sha256: "c".repeat(64), sizeBytes: 9 }],
  );
}

test("visitors get the copy without place, camera and other words, and never the original beside it", async () => {
  const { assetIds, files } = await storePublicFiles();
  for (const assetId of assetIds) await addCopy(assetId);
  for (const file of await files())
    expect(file).toMatchObject({ from: "derivative", sha256: "c".repeat(64) });
});

test("visitors get the file itself where there was nothing to take out", async () => {
  const { files } = await storePublicFiles();
  for (const file of await files()) expect(file).toMatchObject({ from: "blob" });
});

test("visitors get the proxy of what browsers can't show, and of what can't be cleaned nothing else", async () => {
  const { assetIds, files } = await storePublicFiles();
  const proxies = [
    { kind: "compare", contentType: "video/mp4" },
    { kind: "preview", contentType: "image/webp" },
  ] as const;
  for (const [index, assetId] of assetIds.entries()) {
    const format = index === 0 ? "mov" : "heic";
    await database().asset.update({
      where: { id: assetId },
      data: { blob: { update: { format, measured: { needsConverting: true } } } },
    });
  }
  expect(await files()).toEqual([null, null, null]);
  for (const [index, assetId] of assetIds.entries()) {
    const { blobId } = await database().asset.findUniqueOrThrow({ where: { id: assetId } });
    const proxy = { ...proxies[index]!, sha256: `${index}`.repeat(64), sizeBytes: 9 };
    await recordDerivatives(mintWorker(), blobId as BlobId, [proxy]); // as above
  }
  const [video, download, reference] = await files();
  for (const file of [video, download])
    expect(file).toMatchObject({ from: "derivative", sha256: "0".repeat(64), contentType: "video/mp4" });
  expect(reference).toMatchObject({ from: "derivative", contentType: "image/webp" });
  expect(reference?.assetName).toMatch(/\.webp$/);
});
