import { mkdir, readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeImage } from "#simulators/media.ts";
import { makeOddMedia } from "#simulators/odd-media.ts";
import { readConfig } from "#lib/config.ts";
import { findStoredFile } from "#lib/data/asset/stored-files.ts";
import { findPlayables } from "#lib/data/asset/playables.ts";
import { findAssets } from "#lib/data/asset/assets.ts";
import { database } from "#lib/data/database.ts";
import { queueNames } from "#lib/data/queues.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { storeGeneration, storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { AssetId, BlobId, RunId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { createClip } from "#lib/media/server/testing/create-clip.ts";
import { createFilm } from "#lib/media/server/testing/create-film.ts";
import { locateFile } from "#lib/storage/open-blob.ts";
import { makeCopy, makeStrip } from "./derivatives.ts";
import { animatic, type Engine, generate, prepareEngine, until } from "./testing/engine.ts";
import { storeUpload } from "./testing/store-upload.ts";

/** What makes copies gives way to everything else that the machine does meanwhile. */
const patientMs = 90_000;

testDatabase();
let engine: Engine;
let member: Member;

beforeAll(async () => {
  engine = await prepareEngine();
  await engine.start({ queues: queueNames });
  member = await storeMember();
});
afterAll(() => engine.close());

async function resultOf(runId: RunId) {
  return (await findRun(member, runId))!.generations[0]!.outputs.find(({ role }) => role === "result")!;
}

/** Nothing of a blob is left to be done. */
async function noJobs(): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name IN ('measure', 'copy', 'strip') AND state < 'completed'`;
  return row!.count;
}

test(
  "an upload that browsers can't play gets a comparing copy by which it is played, and its strip after that",
  async () => {
    const path = await makeOddMedia(`${engine.dataDir}/made/clip.mkv`, {
      ...{ video: "libx264", pixels: "yuv420p", audio: "aac", samples: "fltp" },
    });
    const { id } = await storeUpload(member, await readFile(path), "clip.mkv", "mkv");
    const playable = async () => (await findPlayables(member, [id]))[id];
    await expect.poll(async () => (await playable())?.shownBy, { timeout: patientMs }).toBe("compare");
    await expect.poll(async () => (await playable())?.hasFilmstrip, { timeout: patientMs }).toBe(true);
  },
  2 * patientMs,
);

test(
  "a result gets a waveform and a comparing copy, an upload no copy but its loudness, and the copy is its member's alone",
  async () => {
    const path = `${engine.dataDir}/made/music.mp4`;
    await mkdir(`${engine.dataDir}/made`, { recursive: true });
    await createClip(path, { widthPx: 320, heightPx: 240, fps: 24, seconds: 4 });
    const upload = await storeUpload(member, await readFile(path), "music.mp4", "mp4");
    await expect
      .poll(async () => (await findAssets(member, [upload.id]))[0]?.state, { timeout: patientMs })
      .toBe("ready");
    const runId = await generate(member, words("a kite"), [animatic]);
    await until(runId, "done");
    const derivatives = async () => (await resultOf(runId)).derivatives;
    await expect.poll(derivatives, { timeout: patientMs }).toContain("compare");
    await expect
      .poll(async () => (await resultOf(runId)).isBeingPrepared, { timeout: patientMs })
      .toBe(false);
    const { asset } = await resultOf(runId);
    const copy = await findStoredFile(member, asset.id, "compare");
    expect(copy).toMatchObject({ contentType: "video/mp4", from: "derivative" });
    expect((await readFile((await locateFile(copy!)).path)).byteLength).toBe(copy!.sizeBytes);
    expect(await findStoredFile(await storeMember(), asset.id, "compare")).toBeNull();
    expect(await derivatives()).toContain("waveform");
    // An animatic without a sound among its references is silent.
    expect((await resultOf(runId)).loudnessLufs).toBeNull();
    // What was uploaded and plays as it is is looked at alone: it gets none.
    await expect.poll(noJobs, { timeout: patientMs }).toBe(0);
    expect(await findStoredFile(member, upload.id, "compare")).toBeNull();
    for (const id of [asset.id, upload.id]) {
      expect(await findStoredFile(member, id, "filmstrip")).toMatchObject({ contentType: "image/webp" });
      expect(await findStoredFile(await storeMember(), id, "filmstrip")).toBeNull();
    }
    const row = await database().asset.findUniqueOrThrow({
      where: { id: upload.id },
      include: { blob: true },
    });
    expect(row.blob.loudnessLufs).toBeCloseTo(-23, 0);
  },
  3 * patientMs,
);

test(
  "bytes that were uploaded before get their copy when a generation makes them too",
  async () => {
    const first = await generate(member, words("a lake"), [animatic]);
    await until(first, "done");
    await expect.poll(noJobs, { timeout: patientMs }).toBe(0);
    const { asset } = await resultOf(first);
    const made = await readFile((await locateFile((await findStoredFile(member, asset.id, null))!)).path);
    const other = await storeMember();
    const upload = await storeUpload(other, made, "lake.mp4", "mp4");
    await expect.poll(noJobs, { timeout: patientMs }).toBe(0);
    expect(await findStoredFile(other, upload.id, "compare")).toBeNull();
    const again = await generate(other, words("a lake"), [animatic]);
    await until(again, "done");
    await expect
      .poll(() => findStoredFile(other, upload.id as AssetId, "compare"), { timeout: patientMs })
      .not.toBeNull();
  },
  4 * patientMs,
);

test(
  "a sound and an image get no filmstrip",
  async () => {
    const song = await storeUpload(member, await createFilm("mp3"), "song.mp3", "mp3");
    const colour = { width: 320, height: 180, colour: [40, 160, 60] } as const;
    const picture = await readFile(await makeImage(`${engine.dataDir}/made/hill.png`, colour));
    const hill = await storeUpload(member, picture, "hill.png", "png");
    await expect.poll(noJobs, { timeout: patientMs }).toBe(0);
    for (const { id } of [song, hill]) {
      expect((await findAssets(member, [id]))[0]?.state).toBe("ready");
      expect(await findStoredFile(member, id, "filmstrip")).toBeNull();
    }
  },
  2 * patientMs,
);

test.each([
  ["copy", makeCopy, "compare"],
  ["filmstrip", makeStrip, "filmstrip"],
] as const)(
  "a %s that a stopping worker puts down is begun again by another",
  async (_what, make, kind) => {
    const path = `${engine.dataDir}/made/tide.mp4`;
    await createClip(path, { widthPx: 1280, heightPx: 720, fps: 24, seconds: 1 });
    const owner = await storeMember();
    const { id } = await storeUpload(owner, await readFile(path), "tide.mp4", "mp4");
    await expect.poll(noJobs, { timeout: patientMs }).toBe(0);
    const { id: generationId } = await storeGeneration(owner, { status: "done" });
    const { blobId } = await database().asset.update({ where: { id }, data: { generationId } });
    await database().blob.update({
      where: { id: blobId },
      data: { stripBy: 0, derivatives: { deleteMany: { kind } } },
    });
    const context = { worker: mintWorker(), config: readConfig(), stopping: AbortSignal.abort() };
    await make(context, blobId as BlobId); // the column holds nothing else
    await expect.poll(() => findStoredFile(owner, id, kind), { timeout: patientMs }).not.toBeNull();
  },
  3 * patientMs,
);
