import { expect, test } from "vitest";
import { findStoredFile } from "#lib/data/asset/stored-files.ts";
import { database } from "#lib/data/database.ts";
import { storeGallery } from "#lib/data/gallery/testing/store-gallery.ts";
import { listGalleries } from "#lib/data/gallery/galleries.ts";
import { generationViews } from "#lib/data/run/run-views.ts";
import { raiseVersion } from "#lib/data/testing/raise-version.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { findGalleryFile, listCoverPosters } from "#lib/data/public/gallery-files.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import { mintVisitor, mintWorker } from "#lib/domain/base/scope-mint.ts";
import { enqueueCopy, getBlob, recordDerivatives, recordMeasured } from "./measuring.ts";

testDatabase();
const worker = mintWorker();

const poster = (digit: string) => ({
  kind: "poster" as const,
  contentType: "image/webp",
  sha256: digit.repeat(64),
  sizeBytes: 9,
});
const copy = { ...poster("0"), kind: "compare" as const, contentType: "video/mp4" };

/** A gallery of one result with the poster "a" and a comparing copy, by today's makers. */
async function storeOpenGallery() {
  const member = await storeMember();
  const { id, run, view } = await storeGallery(member, [{}]);
  const { assetId } = run.results[0]!;
  const { blobId } = await database().asset.findUniqueOrThrow({ where: { id: assetId } });
  await recordDerivatives(worker, blobId as BlobId, [poster("a"), copy]); // the column holds nothing else
  const visitor = mintVisitor(id);
  const itemId = view.document.items[0]!.id;
  return { member, visitor, itemId, runId: run.runId, assetId, blobId: blobId as BlobId }; // as above
}

const versionsOf = async (blobId: string) => {
  const rows = await database().derivative.findMany({ where: { blobId } });
  return rows.map(({ kind, version }) => `${kind} ${version}`).toSorted();
};

test("a better maker makes a new file beside the old, which is shown once and in its place", async () => {
  const { member, visitor, itemId, runId, assetId, blobId } = await storeOpenGallery();
  raiseVersion("poster");
  await recordDerivatives(worker, blobId, [poster("b")]);
  await recordDerivatives(worker, blobId, [poster("b")]);
  expect(await versionsOf(blobId)).toEqual(["compare 1", "poster 1", "poster 2"]);

  const newest = { sha256: "b".repeat(64) };
  expect(await findStoredFile(member, assetId, "poster")).toMatchObject(newest);
  expect(await findGalleryFile(visitor, itemId, "poster")).toMatchObject(newest);
  expect(await listCoverPosters(visitor)).toEqual([newest.sha256]);
  expect((await listGalleries(member))[0]!.covers).toEqual([assetId]);
  const [view] = (await generationViews([runId])).get(runId)!;
  expect(view!.outputs[0]!.derivatives).toEqual(["compare", "poster"]);
});

test("what is read again is made anew, but for what older makers have made", async () => {
  const { blobId } = await storeOpenGallery();
  raiseVersion("poster");
  await database().blob.update({ where: { id: blobId }, data: { state: "measuring" } });
  await recordMeasured(worker, blobId, { measured: {}, derivatives: [poster("b")] });
  expect(await versionsOf(blobId)).toEqual(["poster 1", "poster 2"]);
});

test("a comparing copy is asked for where only an older maker has made one", async () => {
  const { blobId } = await storeOpenGallery();
  const asked = async () => {
    await enqueueCopy(worker, blobId);
    return database().$queryRaw<unknown[]>`
      SELECT 1 FROM pgboss.job WHERE name = 'copy' AND singleton_key = ${blobId}`;
  };
  expect((await getBlob(worker, blobId)).derivatives).toEqual(["poster", "compare"]);
  expect(await asked()).toHaveLength(0);
  raiseVersion("compare");
  expect((await getBlob(worker, blobId)).derivatives).toEqual(["poster"]);
  expect(await asked()).toHaveLength(1);
});
