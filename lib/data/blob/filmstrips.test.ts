import { beforeEach, expect, test } from "vitest";
import { beginComparison } from "#lib/data/blind/comparisons.ts";
import { findComparison } from "#lib/data/blind/find-comparison.ts";
import { database } from "#lib/data/database.ts";
import { listDerivatives, remake } from "#lib/data/doctor/stored-rows.ts";
import { storeOpenGallery } from "#lib/data/public/testing/store-open-gallery.ts";
import { listBareItems } from "#lib/data/public/bare-items.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { QueueName } from "#lib/data/queues.ts";
import { generationViews } from "#lib/data/run/run-views.ts";
import { raiseVersion } from "#lib/data/testing/raise-version.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { BlobId, RunId } from "#lib/domain/base/id.ts";
import { mintVisitor, mintWorker } from "#lib/domain/base/scope-mint.ts";
import { recordStrip, sweepStrips } from "./filmstrips.ts";
import { getBlob, recordMeasured } from "./measuring.ts";

testDatabase();
const worker = mintWorker();

const strip = {
  kind: "filmstrip" as const,
  contentType: "image/webp",
  sha256: "f".repeat(64),
  sizeBytes: 9,
};

beforeEach(async () => {
  await database().$executeRaw`TRUNCATE member CASCADE`;
  await database().$executeRaw`DELETE FROM pgboss.job`;
});

/** The bytes of films that were made one after the other. */
async function storeFilms(count: number) {
  const member = await storeMember();
  const run = await storeRun(
    member,
    Array.from({ length: count }, () => ({})),
  );
  const rows = await database().blob.findMany({ where: { memberId: member.id }, orderBy: { id: "asc" } });
  return { member, ...run, blobIds: rows.map(({ id }) => id as BlobId) }; // the column holds nothing else
}

async function jobs() {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT singleton_key AS id FROM pgboss.job WHERE name = 'strip' AND state < 'completed' ORDER BY created_on, id`;
  return rows.map(({ id }) => id);
}
const finishJobs = () => database().$executeRaw`UPDATE pgboss.job SET state = 'completed'`;

test("films that are here without a strip get one by and by; what was deleted, or is no film, does not", async () => {
  const { blobIds, results } = await storeFilms(3);
  const change = (place: number, data: { deletedAt?: Date; kind?: string }) =>
    database().asset.update({ where: { id: results[place]!.assetId }, data });
  await change(0, { deletedAt: new Date() });
  await change(1, { kind: "image" });
  expect(await sweepStrips(worker)).toBe(1);
  expect(await sweepStrips(worker)).toBe(0);
  const [asset] = await database().asset.findMany({ where: { id: results[2]!.assetId } });
  expect(await jobs()).toEqual([asset!.blobId]);
  expect(blobIds).toHaveLength(3);
});

test("no film that was here waits in front of what somebody waits for", async () => {
  const { blobIds } = await storeFilms(1);
  for (const queue of ["save", "measure", "copy"] satisfies QueueName[]) {
    await database().$transaction((transaction) => enqueue(transaction, queue, { blobId: blobIds[0]! }));
    expect(await sweepStrips(worker), queue).toBe(0);
    await finishJobs();
  }
  expect(await sweepStrips(worker)).toBe(1);
});

test("each maker looks at a film once, whether it can make a strip or not; a film that is read again is looked at again", async () => {
  const { blobIds } = await storeFilms(2);
  const [one, other] = [blobIds[0]!, blobIds[1]!];
  await recordStrip(worker, one, { strip, frameTimesMs: null });
  await recordStrip(worker, other, { strip: null, frameTimesMs: null });
  expect(await sweepStrips(worker)).toBe(0);
  expect((await getBlob(worker, one)).derivatives).toEqual(["filmstrip"]);
  await database().blob.update({ where: { id: other }, data: { state: "measuring" } });
  await recordMeasured(worker, other, { measured: {}, derivatives: [] });
  expect(await sweepStrips(worker)).toBe(1);
  expect(await jobs()).toEqual([other]);
  await finishJobs();
  raiseVersion("filmstrip");
  expect(await sweepStrips(worker)).toBe(2);
});

test("a strip whose bytes were lost is made again", async () => {
  const [blobId] = (await storeFilms(1)).blobIds;
  await recordStrip(worker, blobId!, { strip, frameTimesMs: null });
  const [row] = await listDerivatives(worker, { after: null, limit: 9 });
  await remake(worker, row!);
  expect(await getBlob(worker, blobId!)).toMatchObject({ derivatives: [], isStripped: false });
  expect(await jobs()).toEqual([blobId]);
});

test("nothing is recorded of a film that is gone", async () => {
  const [blobId] = (await storeFilms(1)).blobIds;
  await database().blob.update({ where: { id: blobId! }, data: { state: "gone" } });
  await recordStrip(worker, blobId!, { strip, frameTimesMs: [0, 40] });
  expect(await database().derivative.count()).toBe(0);
});

test("whoever may play a film knows when its pictures come and whether it has a strip, and nobody knows of times that its rate tells", async () => {
  const member = await storeMember();
  const gallery = await storeOpenGallery(member, null);
  const rows = await database().asset.findMany({
    where: { generationId: { not: null } },
    orderBy: { id: "asc" },
  });
  const frameTimesMs = [0, 40.125, 900];
  await recordStrip(worker, rows[0]!.blobId as BlobId, { strip, frameTimesMs }); // the column holds nothing else
  const { runId } = await database().generation.findFirstOrThrow();
  const views = (await generationViews([runId])).get(runId)!;
  expect(views.map(({ outputs }) => [outputs[0]?.derivatives, outputs[0]?.frameTimesMs])).toEqual([
    [["filmstrip"], frameTimesMs],
    [[], null],
  ]);
  const played = (clips: readonly ({ hasFilmstrip: boolean; frameTimesMs: number[] | null } | null)[]) =>
    clips.map((clip) => [clip?.hasFilmstrip, clip?.frameTimesMs]);
  const both = [
    [true, frameTimesMs],
    [false, null],
  ];
  expect(played(await listBareItems(mintVisitor(gallery.id)))).toEqual(both);
  const id = runId as RunId; // the column holds nothing else
  await beginComparison(member, id, { withDrafts: false });
  const view = await findComparison(member, id);
  const clips = view && view.state !== "none" ? view.clips.map(({ playable }) => playable) : [];
  expect(played(clips)).toEqual(expect.arrayContaining(both));
});
