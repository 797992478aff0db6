import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { deleteAsset } from "#lib/data/asset/assets.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { storeGeneration, storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { generationMediaSchema } from "#lib/domain/generation/run.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { localToken } from "#lib/storage/upload-token.ts";
import { releaseBytes } from "./release-bytes.ts";
import { resolveMedia } from "./resolve-media.ts";
import { type Engine, generate, oxen, prepareEngine } from "./testing/engine.ts";
import { storeMeasured } from "./testing/store-upload.ts";
import { type Cloud, startCloud } from "./testing/uploadthing-cloud.ts";

testDatabase();
let engine: Engine;
let cloud: Cloud;
beforeAll(async () => {
  engine = await prepareEngine();
  cloud = await startCloud();
  // A provider outside, and a studio that it cannot reach.
  process.env.OXEN_BASE_URL = "https://far.example";
  process.env.UPLOADTHING_TOKEN = localToken("a-secret");
  delete (globalThis as { triptychConfig?: unknown }).triptychConfig; // what readConfig() keeps
});
afterAll(async () => {
  await engine.close();
  await cloud.close();
  delete process.env.UPLOADTHING_TOKEN;
});

test("where a provider cannot reach the studio it gets a signed address at UploadThing, never of the original", async () => {
  const here = { worker: mintWorker(), config: readConfig() };
  const member = await storeMember();
  const photo = await sharp({ create: { width: 640, height: 400, channels: 3, background: "#a52" } })
    .withExif({ IFD0: { Copyright: "Ada Lovelace" } })
    .jpeg()
    .toBuffer();
  const { asset } = await storeMeasured(member, photo, "hero.jpg", "jpeg");
  const id = createId<ReferenceId>();
  const prompt = words("Follow it.", [
    { id, assetId: asset.id, kind: "image", name: "hero.jpg", role: null },
  ]);
  const runId = await generate(member, prompt, [oxen], [asset]);
  const row = await database().generation.findFirstOrThrow({ where: { runId } });
  const { attemptId } = await storeGeneration(member, { status: "running" });
  const look = { media: generationMediaSchema.parse(row.media), prompt, modelId: oxen };
  const link = () =>
    resolveMedia(here, look, { id: attemptId, deadlineMs: 60_000 }, { media: id, as: "link" });

  const answer = await fetch(await link());
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.includes("Ada Lovelace")).toBe(false);
  expect((await sharp(bytes).metadata()).width).toBe(640);
  await link();
  expect(cloud.files.size).toBe(1); // it was put there once

  await deleteAsset(member, asset.id);
  await database().$executeRaw`UPDATE asset SET deleted_at = now() - interval '11 minutes'`;
  await database().generation.updateMany({ data: { status: "canceled", dueAt: null } });
  expect(await releaseBytes(here, { youngMs: 0 })).toBe(1);
  expect(cloud.files.size).toBe(0);
});
