import { copyFile } from "node:fs/promises";
import type { Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeImage } from "#simulators/media.ts";
import { readConfig } from "#lib/config.ts";
import { findAssets } from "#lib/data/asset/assets.ts";
import { findStoredFile } from "#lib/data/asset/stored-files.ts";
import { registerUpload } from "#lib/data/asset/uploads.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { listDerivatives, remake } from "#lib/data/doctor/stored-rows.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeFile } from "#lib/storage/store-file.ts";
import { type Engine, generate, oxen, prepareEngine, until } from "./testing/engine.ts";
import { queuesThatRead } from "./testing/queues-of-submissions.ts";
import { serveMediaLinks } from "./testing/serve-media-links.ts";

testDatabase();
let engine: Engine;
let member: Member;
let server: Server;

beforeAll(async () => {
  server = await serveMediaLinks();
  engine = await prepareEngine();
  await engine.start({ queues: queuesThatRead });
  member = await storeMember();
});
afterAll(async () => {
  await engine.close();
  server.close();
  delete process.env.PUBLIC_MEDIA_URL;
});

/** An upload of these bytes, as the ingest leaves it. */
async function upload(from: string, name: string): Promise<Asset> {
  const { dataDir } = readConfig();
  await ensureIncomingFolder(dataDir);
  const fromPath = temporaryPath(dataDir);
  await copyFile(from, fromPath);
  const stored = await storeFile({ memberId: member.id, fromPath });
  return registerUpload(member, { ...stored, name, format: "png", location: "disk" });
}

async function measured(asset: Asset): Promise<Asset> {
  const find = async () => (await findAssets(member, [asset.id]))[0];
  await expect.poll(async () => (await find())?.state, { timeout: 60_000 }).not.toBe("measuring");
  return (await find()) ?? asset;
}

test("an upload is measured by our own reading, and gets a poster", async () => {
  const picture = await makeImage(`${engine.dataDir}/made/hero.png`, {
    width: 640,
    height: 480,
    colour: [200, 60, 40],
  });
  const asset = await measured(await upload(picture, "hero.png"));
  expect(asset).toMatchObject({ state: "ready", measured: { widthPx: 640, heightPx: 480 } });
  expect(await findStoredFile(member, asset.id, "poster")).toMatchObject({ from: "derivative" });
});

test("a poster that was lost is made again, and the file can be used meanwhile", async () => {
  const picture = await makeImage(`${engine.dataDir}/made/lost.png`, {
    width: 320,
    height: 240,
    colour: [40, 160, 60],
  });
  const asset = await measured(await upload(picture, "lost.png"));
  const findPoster = async () => {
    const rows = await listDerivatives(mintWorker(), { after: null, limit: 100 });
    const { blobId } = await database().asset.findUniqueOrThrow({ where: { id: asset.id } });
    return rows.find((row) => row.remade === "poster" && row.blobId === blobId);
  };
  const lost = await findPoster();
  await remake(mintWorker(), lost!);
  expect((await measured(asset)).state).toBe("ready");
  await expect.poll(async () => (await findPoster())?.sha256).toBe(lost?.sha256);
  expect((await findPoster())?.id).not.toBe(lost?.id);
});

test("a file that cannot be read says so", async () => {
  const asset = await measured(await upload(import.meta.filename, "text.png"));
  expect(asset.state).toBe("unreadable");
});

test("a provider fetches a reference by a link made for the attempt, which ends with it", async () => {
  const picture = await makeImage(`${engine.dataDir}/made/Heldin Ä.png`, {
    width: 800,
    height: 600,
    colour: [10, 90, 200],
  });
  const asset = await measured(await upload(picture, "Heldin Ä.png"));
  const id = createId<ReferenceId>();
  const reference = { id, assetId: asset.id, kind: "image", name: asset.name, role: null } as const;
  const prompt: Prompt = {
    ...words("Follow ", [reference]),
    body: [
      { type: "text", text: "Follow " },
      { type: "reference", id },
      { type: "text", text: " over the sea." },
    ],
  };
  const runId = await generate(member, prompt, [oxen], [asset]);
  expect((await until(runId, "done", "failed")).failure).toBeNull();
  const job = engine.simulator.ledger.jobs.at(-1);
  expect(job?.media).toHaveLength(1);
  const [url = ""] = (job?.body.input_images as string[] | undefined) ?? []; // what the simulator has judged
  expect(url).toMatch(/\/media\/l\/[\w-]{22}\/Heldin-A\.png$/);
  expect((await fetch(url)).status).toBe(404);
  const links = await database().mediaLink.findMany();
  expect(JSON.stringify(links)).not.toContain(url.split("/").at(-2));
});
