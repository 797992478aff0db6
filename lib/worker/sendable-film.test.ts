import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { findAssets } from "#lib/data/asset/assets.ts";
import { findStoredFile } from "#lib/data/asset/stored-files.ts";
import { sweepMeasuring } from "#lib/data/blob/measuring.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { storeGeneration, storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { type Asset, sentBytes } from "#lib/domain/media/asset.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { generationMediaSchema } from "#lib/domain/generation/run.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { createFilm } from "#lib/media/server/testing/create-film.ts";
import { locateFile } from "#lib/storage/open-blob.ts";
import { resolveMedia } from "./resolve-media.ts";
import { type Engine, generate, oxen, prepareEngine } from "./testing/engine.ts";
import { queuesThatRead } from "./testing/queues-of-submissions.ts";
import { serveMediaLinks } from "./testing/serve-media-links.ts";
import { storeMeasured } from "./testing/store-upload.ts";

testDatabase();
const place = "+52.5163+013.3777";
let engine: Engine;
let member: Member;
let server: Server;

beforeAll(async () => {
  server = await serveMediaLinks();
  engine = await prepareEngine();
  member = await storeMember();
});
afterAll(async () => {
  await engine.close();
  server.close();
  delete process.env.PUBLIC_MEDIA_URL;
});

const here = () => ({ worker: mintWorker(), config: readConfig() });
const find = async ({ id }: Asset) => (await findAssets(member, [id]))[0]!;

test.each([
  ["clip.mp4", "mp4", "header at the end", "video"],
  ["clip.mov", "mov", "mov", "video"],
  ["clip.webm", "webm", "webm", "video"],
  ["voice.mp3", "mp3", "mp3", "audio"],
  ["voice.wav", "wav", "wav", "audio"],
  ["voice.m4a", "m4a", "m4a", "audio"],
] as const)(
  "the place in %s is found 0 times in what providers get, link and inline alike",
  async (name, format, film, kind) => {
    const original = await createFilm(film, { words: place });
    expect(original.includes(place)).toBe(true);
    const { asset } = await storeMeasured(member, original, name, format);
    expect(asset).toMatchObject({ state: "ready", kind, format });
    const id = createId<ReferenceId>();
    const prompt = words("Follow it over the sea.", [{ id, assetId: asset.id, kind, name, role: null }]);
    const runId = await generate(member, prompt, [oxen], [asset]);
    const row = await database().generation.findFirstOrThrow({ where: { runId } });
    const media = generationMediaSchema.parse(row.media);
    const { attemptId } = await storeGeneration(member, { status: "running" });
    const resolve = (as: "link" | "inline") =>
      resolveMedia(
        here(),
        { media, prompt, modelId: oxen },
        { id: attemptId, deadlineMs: 60_000 },
        { media: id, as },
      );

    const answer = await fetch(await resolve("link"));
    expect(answer.ok).toBe(true);
    const linked = Buffer.from(await answer.arrayBuffer());
    expect(linked.includes(place)).toBe(false);
    expect(linked).toHaveLength(sentBytes(asset));
    expect(media[id]?.sha256).toBe(createHash("sha256").update(linked).digest("hex"));
    const inline = await resolve("inline");
    expect(Buffer.from(inline.split(",")[1] ?? "", "base64").equals(linked)).toBe(true);

    // Its member downloads what was uploaded.
    const file = await findStoredFile(member, asset.id, null);
    expect((await readFile((await locateFile(file!)).path)).equals(original)).toBe(true);
  },
);

test("a clip that an older studio read is read again before it is sent", async () => {
  const { asset, blobId } = await storeMeasured(
    member,
    await createFilm("fragmented", { words: place }),
    "old.mp4",
    "mp4",
  );
  await database().derivative.deleteMany({ where: { blobId, kind: "sendable" } });
  await database().$executeRawUnsafe("DELETE FROM pgboss.job");
  expect((await find(asset)).sendable).toBeUndefined();

  const migration = new URL("../../prisma/migrations/0005_clean_films/migration.sql", import.meta.url);
  await database().$executeRawUnsafe(await readFile(migration, "utf8"));
  expect((await find(asset)).state).toBe("measuring");
  expect(await sweepMeasuring(mintWorker())).toBe(1);
  expect(await sweepMeasuring(mintWorker())).toBe(0);
  await engine.start({ queues: queuesThatRead });
  await expect.poll(async () => (await find(asset)).state, { timeout: 60_000 }).toBe("ready");
  expect((await find(asset)).sendable).toBeDefined();
});
