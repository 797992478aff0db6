import { randomFillSync } from "node:crypto";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { cancelConversion, askConversion, findConversions } from "#lib/data/conversion/conversions.ts";
import { findStoredFile } from "#lib/data/asset/stored-files.ts";
import { database } from "#lib/data/database.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { type Conversion, hasEnded } from "#lib/domain/media/conversion.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import { createClip } from "#lib/media/server/testing/create-clip.ts";
import { locateFile } from "#lib/storage/open-blob.ts";
import { memberFolders } from "#lib/storage/paths.ts";
import { convert } from "./convert.ts";
import { type Engine, forgetTheDead, prepareEngine } from "./testing/engine.ts";
import { spawnWorker } from "./testing/spawn-worker.ts";
import { storeMeasured, storeUpload } from "./testing/store-upload.ts";

testDatabase();
let engine: Engine;
let member: Member;
let short: Asset;
let long: Asset;

const waitMs = { timeout: 60_000 };
const toSmall: Edit = { version: 1, format: "mp4", shortSidePx: 120 };
const toMp3: Edit = { version: 1, format: "mp3" };

beforeAll(async () => {
  engine = await prepareEngine();
  member = await storeMember();
  await mkdir(`${engine.dataDir}/made`, { recursive: true });
  const path = `${engine.dataDir}/made/short.mp4`;
  await createClip(path, { widthPx: 320, heightPx: 240, fps: 24, seconds: 1 });
  short = (await storeMeasured(member, await readFile(path), "short.mp4", "mp4")).asset;
  long = await storeUpload(member, noise(40 * 60), "long.wav", "wav");
  const measured = { durationMs: 40 * 60_000, audioCodec: "pcm-s16", hasSound: true, channels: 1 };
  await database().blob.updateMany({ where: { sha256: long.sha256 }, data: { state: "ready", measured } });
});
afterAll(() => engine.close());

/** Quickly written, and encoded for longer than any of these tests waits. */
function noise(seconds: number): Buffer {
  const rate = 8000;
  const wav = Buffer.alloc(44 + 2 * rate * seconds);
  wav.write("RIFF");
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  for (const [at, value] of Object.entries({ 20: 1, 22: 1, 32: 2, 34: 16 }))
    wav.writeUInt16LE(value, Number(at));
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(2 * rate, 28);
  wav.write("data", 36);
  wav.writeUInt32LE(wav.length - 44, 40);
  return randomFillSync(wav, 44);
}

const context = (stopping = new AbortController().signal) => ({
  ...{ worker: mintWorker(), config: readConfig() },
  stopping,
});

async function ask(assetId: AssetId, edit: Edit): Promise<Conversion> {
  const asked = await askConversion(member, { assetId, edit });
  if (typeof asked === "string") throw new Error(asked);
  return asked;
}

const find = async ({ id }: Conversion) => (await findConversions(member, [id]))[0]!; // it was asked for

/** What lies in the folders of finished and unfinished files. */
async function onDisk(): Promise<string[]> {
  const { dataDir } = readConfig();
  const folders = [memberFolders(dataDir, member.id).media, `${dataDir}/derivatives`, `${dataDir}/incoming`];
  return (await Promise.all(folders.map((folder) => readdir(folder)))).flat().toSorted();
}

const isMoving = (asked: Conversion) =>
  expect.poll(async () => (await find(asked)).progress, waitMs).toBeGreaterThan(0);

test("a film's small copy, its sound and its last picture are made of it by the worker, with all that was in it", async () => {
  const worker = await engine.start({ queues: ["convert"] });
  const asked = [
    await ask(short.id, toSmall),
    await ask(short.id, toMp3),
    await ask(short.id, { version: 1, format: "png", stillAt: "last" }),
  ];
  for (const one of asked) await expect.poll(async () => hasEnded(await find(one)), waitMs).toBe(true);
  await worker.stop();
  const made = await Promise.all(asked.map(async (one) => (await find(one)).asset));
  expect(made).toMatchObject([
    { name: "short.mp4", state: "ready", measured: { heightPx: 120, videoCodec: "avc", audioCodec: "aac" } },
    { name: "short (sound).mp3", state: "ready", kind: "audio", measured: { audioCodec: "mp3" } },
    { name: "short, last frame.png", state: "ready", kind: "image", measured: { heightPx: 240 } },
  ]);
  for (const one of made) {
    const { path } = await locateFile((await findStoredFile(member, one!.id, null))!);
    expect((await readFile(path)).byteLength).toBe(one!.sizeBytes);
  }
  expect(await findStoredFile(member, made[0]!.id, "poster")).toMatchObject({ contentType: "image/webp" });
  expect(await brokenInvariants(mintWorker())).toEqual([]);
});

test("of what is canceled in the middle nothing is left, and it can be asked for again", async () => {
  const before = await onDisk();
  const asked = await ask(long.id, toMp3);
  const work = convert(context(), asked.id);
  await isMoving(asked);
  await cancelConversion(member, asked.id);
  await work;
  expect(await find(asked)).toMatchObject({ state: "canceled", progress: 0, asset: null });
  expect(await onDisk()).toEqual(before);
  expect(await ask(long.id, toMp3)).toMatchObject({ id: asked.id, state: "waiting" });
  await cancelConversion(member, asked.id);
  await convert(context(), asked.id);
  expect(await find(asked)).toMatchObject({ state: "canceled" });
});

test("a worker that is asked to stop puts it down with nothing left, and one that is killed loses it to the next", async () => {
  const before = await onDisk();
  const asked = await ask(long.id, toMp3);
  const stopping = new AbortController();
  const work = convert(context(stopping.signal), asked.id);
  await isMoving(asked);
  stopping.abort();
  await work;
  expect(await find(asked)).toMatchObject({ state: "waiting", progress: 0 });
  expect(await onDisk()).toEqual(before);

  const killed = spawnWorker(0, ["convert"]);
  await isMoving(asked);
  await killed.kill();
  await database().conversion.update({ where: { id: asked.id }, data: { heardAt: new Date(0) } });
  await forgetTheDead();
  const { begun } = await database().conversion.findUniqueOrThrow({ where: { id: asked.id } });
  const next = await engine.start({ queues: ["convert"] });
  await expect
    .poll(
      async () => (await database().conversion.findUniqueOrThrow({ where: { id: asked.id } })).begun,
      waitMs,
    )
    .toBe(begun + 1);
  await isMoving(asked);
  await cancelConversion(member, asked.id);
  await next.stop();
});

test("what takes too long is told so, with nothing left, and not made a second time", async () => {
  const before = await onDisk();
  const edit: Edit = { version: 1, format: "wav" };
  const asked = await ask(long.id, edit);
  await convert(context(), asked.id, 1);
  expect(await find(asked)).toMatchObject({ state: "failed", trouble: "too-slow" });
  expect(await onDisk()).toEqual(before);
  expect(await ask(long.id, edit)).toMatchObject({ id: asked.id, state: "failed", trouble: "too-slow" });
});

test("a sound that lacks its end is no result", async () => {
  const { asset } = await storeMeasured(member, noise(2), "cut.wav", "wav");
  const measured = { ...asset.measured, durationMs: 2400 };
  await database().blob.updateMany({ where: { sha256: asset.sha256 }, data: { measured } });
  const asked = await ask(asset.id, toMp3);
  await convert(context(), asked.id);
  expect(await find(asked)).toMatchObject({ state: "failed", trouble: "incomplete" });
});

test("a file that is deleted in the middle ends it", async () => {
  const asked = await ask(long.id, toMp3);
  const work = convert(context(), asked.id);
  await isMoving(asked);
  await database().asset.update({ where: { id: long.id }, data: { deletedAt: new Date() } });
  await work;
  expect(await find(asked)).toMatchObject({ state: "failed", trouble: "missing", asset: null });
});

test("a full disk and lost bytes are told as what they are", async () => {
  const edit: Edit = { version: 1, format: "jpeg", stillAt: 0 };
  await database().$executeRaw`
    CREATE FUNCTION be_full() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$`;
  await database().$executeRaw`
    CREATE TRIGGER be_full BEFORE INSERT ON blob FOR EACH ROW EXECUTE FUNCTION be_full()`;
  const asked = await ask(short.id, edit);
  await convert(context(), asked.id);
  expect(await find(asked)).toMatchObject({ state: "failed", trouble: "disk-full" });
  await database().$executeRaw`DROP TRIGGER be_full ON blob`;
  await convert(context(), (await ask(short.id, edit)).id);
  expect(await find(asked)).toMatchObject({ state: "done", asset: { name: "short, 0 s.jpg" } });

  await database().blob.updateMany({ where: { sha256: short.sha256 }, data: { sha256: "e".repeat(64) } });
  const lost = await ask(short.id, { ...edit, stillAt: 500 });
  await convert(context(), lost.id);
  expect(await find(lost)).toMatchObject({ state: "failed", trouble: "missing" });
});
