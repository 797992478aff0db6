import { expect, test } from "vitest";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { deleteAsset, findAssets } from "#lib/data/asset/assets.ts";
import { findStoredFile } from "#lib/data/asset/stored-files.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import { listHistory } from "#lib/data/history/list-history.ts";
import { createPrompt, findPrompt, listPrompts, savePrompt } from "#lib/data/prompt/prompts.ts";
import { storeGeneration, storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { BlobId, ModelId, PromptId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { sampleSent } from "#lib/domain/testing/samples.ts";
import { addToRun } from "./add-to-run.ts";
import { createRun } from "./create-run.ts";
import { findRun } from "./runs.ts";

testDatabase();

let uploads = 0;
function upload(member: Member): Promise<Asset> {
  uploads += 1;
  return registerUpload(member, {
    name: "hero.png",
    format: "png",
    sizeBytes: 10,
    sha256: uploads.toString(16).padStart(64, "0"),
    location: "disk",
  });
}

const oneOf = {
  modelId: "oxen/some-model" as ModelId,
  billing: "paid",
  request: { prompt: "x" },
  sent: sampleSent,
  issues: [],
  compiledHash: "0",
  estimate: null,
  modelVersion: "1",
} as const;

function press(
  member: Member,
  assets: readonly Asset[],
  { clientKey = createId<string>(), uses = "reference" as "reference" | "nothing" } = {},
) {
  const references = assets.map(({ id, kind, name }) => {
    return { id: createId<ReferenceId>(), assetId: id, kind, name, role: null };
  });
  const generation = {
    ...oneOf,
    sent: {
      ...sampleSent,
      references: Object.fromEntries(
        references.map(({ id }, index) => [
          id,
          uses === "nothing" ? { as: uses } : { as: uses, position: index + 1 },
        ]),
      ),
    },
  };
  return createRun(member, {
    clientKey,
    promptId: null,
    snapshot: { prompt: words("a red kite", references), assets: [...assets] },
    generations: [
      { ...generation, variation: 1 },
      { ...generation, variation: 2 },
    ],
  });
}

test("a run comes with its generations, the bytes they mean, and a job for each", async () => {
  const member = await storeMember();
  const asset = await upload(member);
  const { runId } = await press(member, [asset]);
  const run = await findRun(member, runId);
  expect(run?.generations).toMatchObject([
    { variation: 1, status: "queued", attempts: 0, outputs: [] },
    { variation: 2, status: "queued" },
  ]);
  const rows = await database().generation.findMany({ where: { runId } });
  for (const row of rows) expect(Object.values(row.media as object)[0]).toMatchObject({ assetId: asset.id });
  const jobs = await database().$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE name = 'submit' AND singleton_key IN (${rows[0]?.id}, ${rows[1]?.id})`;
  expect(jobs).toHaveLength(2);
});

test("a result says whether anything is still made of it", async () => {
  const member = await storeMember();
  const { id: generationId, runId } = await storeGeneration(member, { status: "done" });
  const { id } = await upload(member);
  const data = { generationId, outputRole: "result" };
  const { blobId } = await database().asset.update({ where: { id }, data });
  const isBeingPrepared = async () =>
    (await findRun(member, runId))?.generations[0]?.outputs.map((output) => output.isBeingPrepared);
  const jobDone = () =>
    database().$executeRaw`UPDATE pgboss.job SET state = 'completed' WHERE singleton_key = ${blobId}`;
  expect(await isBeingPrepared()).toEqual([true]);
  await jobDone();
  expect(await isBeingPrepared()).toEqual([false]);
  for (const queue of ["copy", "strip"] as const) {
    await database().$transaction(
      (transaction) => enqueue(transaction, queue, { blobId: blobId as BlobId }), // the column holds nothing else
    );
    expect(await isBeingPrepared(), queue).toEqual([true]);
    await jobDone();
  }
});

test("the same press twice, even at once, makes one run", async () => {
  const member = await storeMember();
  const clientKey = createId();
  const [first, second] = await Promise.all([
    press(member, [], { clientKey }),
    press(member, [], { clientKey }),
  ]);
  expect(second.runId).toBe(first.runId);
  expect([first.isNew, second.isNew].filter(Boolean)).toHaveLength(1);
  expect(await database().generation.count({ where: { runId: first.runId } })).toBe(2);
});

test("someone else's asset, or a deleted one, in a prompt is as good as missing, and nothing is written", async () => {
  const member = await storeMember();
  const own = await upload(member);
  const stranger = await upload(await storeMember());
  await expect(press(member, [own, stranger])).rejects.toMatchObject({ code: "not-found" });
  await deleteAsset(member, own.id);
  await expect(press(member, [own])).rejects.toMatchObject({ code: "not-found" });
  expect(await database().run.count({ where: { memberId: member.id } })).toBe(0);
});

test("what has to be converted first is sent to nobody, and keeps nobody from what doesn't send it", async () => {
  const member = await storeMember();
  const [photo, picture] = [await upload(member), await upload(member)];
  const measured = { needsConverting: true };
  await database().blob.updateMany({ where: { sha256: photo.sha256 }, data: { measured } });
  await expect(press(member, [photo, picture])).rejects.toMatchObject({ code: "not-found" });
  const { runId } = await press(member, [photo, picture], { uses: "nothing" });
  const row = await database().generation.findFirstOrThrow({ where: { runId } });
  expect(Object.values(row.media as object)).toMatchObject([{ assetId: picture.id }]);
});

test("a file that was made again of the same bytes by the same edit is the one that was meant, once its new bytes were judged", async () => {
  const member = await storeMember();
  const { id, sha256 } = await upload(member);
  const edit = { version: 1, format: "jpeg", shortSidePx: 480 } as const;
  const made = await upload(member);
  const parent = { parentId: id, parentSha256: sha256, edit };
  await database().asset.update({ where: { id: made.id }, data: parent });
  const [before] = await findAssets(member, [made.id]);
  const { runId } = await press(member, [before!]);
  await database().blob.updateMany({ where: { sha256: made.sha256 }, data: { sha256: "9".repeat(64) } });
  const again = async (judged: Asset, variation = 3) => {
    const run = { runId, clientKey: createId<string>() };
    return addToRun(member, run, [{ ...oneOf, variation }], new Map([[made.id, judged]]));
  };
  await expect(again(before!)).rejects.toMatchObject({ code: "not-found" });
  const [now] = await findAssets(member, [made.id]);
  expect(await again(now!)).toBe(1);
  for (const other of [{ edit: { ...edit, shortSidePx: 720 } }, { parentSha256: made.sha256 }]) {
    await database().asset.update({ where: { id: made.id }, data: { ...parent, ...other } });
    await expect(again(now!, 4)).rejects.toMatchObject({ code: "not-found" });
  }
});

test("someone else sees no run, no history, no draft and no file", async () => {
  const member = await storeMember();
  const other = await storeMember();
  const asset = await upload(member);
  const { runId } = await press(member, [asset]);
  const id = createId<PromptId>();
  await createPrompt(member, { id, document: words("mine") });
  expect(await findRun(other, runId)).toBeNull();
  expect(await listHistory(other, {}, { limit: 10 })).toEqual({ items: [], next: null, clipCount: 0 });
  expect(await findPrompt(other, id)).toBeNull();
  await expect(createPrompt(other, { id, document: words("theirs") })).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await findAssets(other, [asset.id])).toEqual([]);
  expect(await findStoredFile(other, asset.id, null)).toBeNull();
  await expect(deleteAsset(other, asset.id)).rejects.toMatchObject({ code: "not-found" });
});

test("of two tabs that save over the same version, the second is shown what the first one saved", async () => {
  const member = await storeMember();
  const id = createId<PromptId>();
  expect(await createPrompt(member, { id, document: words("one") })).toEqual({ version: 1 });
  expect(await savePrompt(member, { id, document: words("two"), fromVersion: 1 })).toEqual({
    ok: true,
    version: 2,
  });
  expect(await savePrompt(member, { id, document: words("three"), fromVersion: 1 })).toEqual({
    ok: false,
    reason: "changed-elsewhere",
    document: words("two"),
    version: 2,
  });
  expect((await listPrompts(member, { limit: 5 })).items).toMatchObject([{ id, excerpt: "two" }]);
});

test("the same bytes of one member are one blob under two names, and are measured once", async () => {
  const member = await storeMember();
  const bytes = {
    format: "png",
    sizeBytes: 10,
    sha256: "f".repeat(64),
    location: "disk",
  } as const;
  const first = await registerUpload(member, { ...bytes, name: "a.png" });
  const second = await registerUpload(member, { ...bytes, name: "b.png" });
  expect(second.id).not.toBe(first.id);
  const blobs = await database().blob.findMany({ where: { memberId: member.id } });
  expect(blobs).toHaveLength(1);
  const jobs = await database().$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE name = 'measure' AND singleton_key = ${blobs[0]?.id}`;
  expect(jobs).toHaveLength(1);
});
