import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { findAssets } from "#lib/data/asset/assets.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { raiseVersion } from "#lib/data/testing/raise-version.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { type Asset, sentBytes } from "#lib/domain/media/asset.ts";
import { presentOf } from "#lib/domain/media/derivative.ts";
import type { AttemptId, ReferenceId } from "#lib/domain/base/id.ts";
import { generationMediaSchema } from "#lib/domain/generation/run.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeDerivative } from "#lib/storage/store-file.ts";
import { measure } from "./derivatives.ts";
import { checkMedia, MediaMissingError, resolveMedia } from "./resolve-media.ts";
import { animatic, type Engine, generate, oxen, prepareEngine } from "./testing/engine.ts";
import { serveMediaLinks } from "./testing/serve-media-links.ts";
import { storeMeasured } from "./testing/store-upload.ts";

testDatabase();
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

/** A photograph as a phone makes it: lying on its side, with the place and a name in it. */
const photograph = (background = "#a52") =>
  sharp({ create: { width: 640, height: 400, channels: 3, background } })
    .withExif({ IFD0: { Copyright: "Ada Lovelace" }, IFD3: { GPSLatitude: "52/1 31/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** One reference to an asset in a generation of a model, as Generate leaves it. */
async function pressed(asset: Asset, modelId: typeof oxen) {
  const id = createId<ReferenceId>();
  const reference = { id, assetId: asset.id, kind: "image", name: asset.name, role: null } as const;
  const prompt = words("Follow it over the sea.", [reference]);
  const runId = await generate(member, prompt, [modelId], [asset]);
  const row = await database().generation.findFirstOrThrow({ where: { runId } });
  const attempt = { id: createId<AttemptId>(), deadlineMs: 60_000 };
  const attemptRow = { id: attempt.id, generationId: row.id, providerId: "oxen", state: "open" };
  await database().attempt.create({ data: attemptRow });
  const look = { media: generationMediaSchema.parse(row.media), prompt, modelId };
  const resolve = (as: "link" | "inline" | "file") => resolveMedia(here(), look, attempt, { media: id, as });
  return { id, look, resolve };
}

const saysNothing = async (bytes: Buffer) => {
  expect(bytes.includes("Ada Lovelace")).toBe(false);
  expect(bytes.includes("Exif")).toBe(false);
  const { exif, orientation, width, height } = await sharp(bytes).metadata();
  expect({ exif, orientation, width, height }).toEqual({ width: 400, height: 640 });
};

test("a photograph's place and owner are found 0 times in what providers get, and it stands upright", async () => {
  const original = await photograph();
  expect(original.includes("Ada Lovelace")).toBe(true);
  const { asset } = await storeMeasured(member, original, "hero.jpg", "jpeg");
  expect(asset).toMatchObject({ state: "ready", measured: { widthPx: 400, heightPx: 640 } });
  const { id, look, resolve } = await pressed(asset, oxen);

  const answer = await fetch(await resolve("link"));
  expect(answer.headers.get("content-type")).toBe("image/jpeg");
  const linked = Buffer.from(await answer.arrayBuffer());
  await saysNothing(linked);
  expect(linked.length).toBe(sentBytes(asset));
  expect(look.media[id]?.sha256).toBe(createHash("sha256").update(linked).digest("hex"));

  const inline = await resolve("inline");
  expect(inline).toMatch(/^data:image\/jpeg;base64,/);
  expect(Buffer.from(inline.split(",")[1] ?? "", "base64").equals(linked)).toBe(true);
});

test("the studio's own work reads the original", async () => {
  const { asset } = await storeMeasured(member, await photograph(), "again.jpg", "jpeg");
  const { resolve } = await pressed(asset, animatic);
  expect((await resolve("file")).endsWith(asset.sha256)).toBe(true);
});

test("a link never falls back to the original: without its copy a reference is missing", async () => {
  const { asset, blobId } = await storeMeasured(member, await photograph(), "third.jpg", "jpeg");
  const { look, resolve } = await pressed(asset, oxen);
  await database().derivative.deleteMany({ where: { blobId, kind: "sendable" } });
  await expect(checkMedia(here(), look)).rejects.toBeInstanceOf(MediaMissingError);
  await expect(resolve("link")).rejects.toBeInstanceOf(MediaMissingError);
  await expect(resolve("inline")).rejects.toBeInstanceOf(MediaMissingError);
});

test("a better maker's copy stands beside the old one, which goes to whom a request means it for", async () => {
  const { asset, blobId } = await storeMeasured(member, await photograph("#2a5"), "fourth.jpg", "jpeg");
  const old = await sharp({ create: { width: 400, height: 640, channels: 3, background: "#2a5" } })
    .jpeg({ quality: 30 })
    .toBuffer();
  await ensureIncomingFolder();
  const fromPath = temporaryPath(readConfig().dataDir);
  await writeFile(fromPath, old);
  await database().derivative.updateMany({
    where: { blobId, kind: "sendable" },
    data: await storeDerivative({ fromPath }),
  });
  const find = async () => (await findAssets(member, [asset.id]))[0]!;
  const before = await pressed(await find(), oxen);
  const madeBefore = await before.resolve("link");

  const first = presentOf("sendable").version;
  raiseVersion("sendable");
  await database().blob.update({ where: { id: blobId }, data: { state: "measuring" } }); // as a migration asks
  await measure(here(), blobId);
  const copies = await database().derivative.findMany({
    where: { blobId, kind: "sendable" },
    orderBy: { version: "asc" },
  });
  expect(copies.map(({ version }) => version)).toEqual([first, first + 1]);

  await checkMedia(here(), before.look);
  for (const link of [madeBefore, await before.resolve("link")])
    expect(Buffer.from(await (await fetch(link)).arrayBuffer()).equals(old)).toBe(true);
  expect(await before.resolve("inline")).toBe(`data:image/jpeg;base64,${old.toString("base64")}`);

  const after = await pressed(await find(), oxen);
  const linked = Buffer.from(await (await fetch(await after.resolve("link"))).arrayBuffer());
  expect(linked.equals(old)).toBe(false);
  await saysNothing(linked);
});

test("a file without such words is sent as it is", async () => {
  const plain = await sharp({ create: { width: 500, height: 400, channels: 3, background: "#25a" } })
    .jpeg()
    .toBuffer();
  const { asset } = await storeMeasured(member, plain, "plain.jpg", "jpeg");
  expect(asset.sendable).toBeUndefined();
  const { resolve } = await pressed(asset, oxen);
  const linked = await fetch(await resolve("link")).then((answer) => answer.arrayBuffer());
  expect(Buffer.from(linked).equals(plain)).toBe(true);
});
