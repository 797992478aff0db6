import { stat, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { findAssets } from "#lib/data/asset/assets.ts";
import { servedBytes } from "#lib/data/asset/stored-files.ts";
import { sweepCleaning } from "#lib/data/blob/older-copies.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { retry } from "#lib/data/generation/member-events.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { BlobId, GenerationId, ReferenceId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { generationMediaSchema } from "#lib/domain/generation/run.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { presentOf } from "#lib/domain/media/derivative.ts";
import { hide } from "#lib/media/server/testing/add-words.ts";
import { createFilm } from "#lib/media/server/testing/create-film.ts";
import { picture, pngChunk, secret } from "#lib/media/server/testing/plant-words.ts";
import { blobPath, derivativePath, temporaryPath } from "#lib/storage/paths.ts";
import { ensureIncomingFolder, storeDerivative } from "#lib/storage/store-file.ts";
import { cleanInTurn, renewMedia } from "./clean-again.ts";
import { releaseReplaced } from "./release-bytes.ts";
import { MediaMissingError } from "./resolve-media.ts";
import { type Engine, generate, oxen, prepareEngine, until } from "./testing/engine.ts";
import { serveMediaLinks } from "./testing/serve-media-links.ts";
import { storeMeasured } from "./testing/store-upload.ts";

testDatabase();
let engine: Engine;
let member: Member;
let server: Server;
let count = 0;

beforeAll(async () => {
  server = await serveMediaLinks();
  engine = await prepareEngine();
});
beforeEach(async () => {
  member = await storeMember();
});
afterAll(async () => {
  await engine.close();
  server.close();
  delete process.env.PUBLIC_MEDIA_URL;
});

const here = () => ({ worker: mintWorker(), config: readConfig() });

/** A PNG with words behind its pixels, no two of them alike. */
async function spokenPicture(): Promise<Buffer> {
  count += 1;
  const png = await picture(3, { widthPx: 400 + count, heightPx: 400 })
    .png()
    .toBuffer();
  return Buffer.concat([png.subarray(0, -12), pngChunk("tEXt", secret), png.subarray(-12)]);
}

/** An upload that an older studio has cleaned, which left the words in: a copy of its own, or none. */
async function storeOldUpload({ hasCopy }: { hasCopy: boolean }) {
  const bytes = await spokenPicture();
  const { asset: uploaded, blobId } = await storeMeasured(member, bytes, "hero.png", "png");
  if (hasCopy) {
    await ensureIncomingFolder();
    const fromPath = temporaryPath(readConfig().dataDir);
    await writeFile(fromPath, Buffer.concat([bytes, Buffer.from("as it was sent")]));
    const old = { ...(await storeDerivative({ fromPath })), version: 1 };
    await database().derivative.updateMany({ where: { blobId, kind: "sendable" }, data: old });
  } else await database().derivative.deleteMany({ where: { blobId, kind: "sendable" } });
  await database().blob.update({ where: { id: blobId }, data: { cleanedBy: 1 } });
  const asset = (await findAssets(member, [uploaded.id]))[0]!;
  return { asset, blobId, sentBefore: asset.sendable?.sha256 ?? asset.sha256 };
}

/** Presses Generate with one reference, and says where its file is told. */
async function press(asset: Asset, text = "Follow ") {
  const id = createId<ReferenceId>();
  const reference = { id, assetId: asset.id, kind: "image", name: asset.name, role: null } as const;
  const body = [{ type: "text", text } as const, { type: "reference", id } as const];
  const prompt = { ...words("", [reference]), body };
  const runId = await generate(member, prompt, [oxen], [asset]);
  const row = await database().generation.findFirstOrThrow({ where: { runId } });
  const meant = async () => {
    const { media } = await database().generation.findUniqueOrThrow({ where: { id: row.id } });
    return generationMediaSchema.parse(media)[id]!.sha256;
  };
  const sent = async () => {
    const attempts = await database().attempt.findMany({
      where: { generationId: row.id },
      orderBy: { id: "asc" },
    });
    return attempts.map(({ media }) => generationMediaSchema.parse(media)[id]!.sha256);
  };
  const notes = async () => {
    const { issues } = await database().generation.findUniqueOrThrow({ where: { id: row.id } });
    return (issues as { code: string; path: string[] }[]).filter(({ code }) => code === "cleaned-again");
  };
  const renew = async (given = { isLocal: false }) => {
    const { media, version } = await database().generation.findUniqueOrThrow({ where: { id: row.id } });
    const look = { media: generationMediaSchema.parse(media), prompt };
    return renewMedia(here(), look, { generationId: row.id as GenerationId, version }, given);
  };
  return { id: row.id as GenerationId, referenceId: id, runId, meant, sent, notes, renew };
}

async function copiesOf(blobId: BlobId) {
  const rows = await database().derivative.findMany({
    where: { blobId, kind: "sendable" },
    orderBy: { version: "asc" },
  });
  return rows.map(({ version, sha256 }) => ({ version, sha256 }));
}

const isThere = (sha256: string) =>
  stat(derivativePath(engine.dataDir, sha256)).then(
    () => true,
    () => false,
  );
const release = () => releaseReplaced(here(), { youngMs: 0 });
const today = presentOf("sendable").version;

describe("a file that an older studio has cleaned", () => {
  test("is cleaned again when its turn comes, and shown and sent by its new copy at once", async () => {
    const { asset, blobId, sentBefore } = await storeOldUpload({ hasCopy: true });
    expect(await sweepCleaning(mintWorker())).toBe(1);
    expect(await sweepCleaning(mintWorker())).toBe(0);
    await cleanInTurn(here(), blobId);
    const [old, made] = await copiesOf(blobId);
    expect(old).toEqual({ version: 1, sha256: sentBefore });
    expect(made?.version).toBe(today);
    const row = await database().blob.findUniqueOrThrow({
      where: { id: blobId },
      include: { derivatives: true },
    });
    expect(servedBytes(row, "sent")).toMatchObject({ from: "derivative", sha256: made!.sha256 });
    expect((await findAssets(member, [asset.id]))[0]?.sendable?.sha256).toBe(made!.sha256);
    expect((await findAssets(member, [asset.id]))[0]?.state).toBe("ready");
    expect(await release()).toBe(1);
    expect(await copiesOf(blobId)).toEqual([made]);
    expect([await isThere(sentBefore), await isThere(made!.sha256)]).toEqual([false, true]);
  });

  test("is measured again by it: a rate that fits now, and what an edit list hides", async () => {
    const film = hide(await createFilm("header at the end"), 0.5);
    const { asset: fresh, blobId } = await storeMeasured(member, film, "cut.mp4", "mp4");
    // As an older studio read it: the mean rate, and the length of what it showed and sent.
    const { hiddenMs, ...measured } = fresh.measured;
    expect(hiddenMs).toBe(500);
    await database().derivative.deleteMany({ where: { blobId, kind: "sendable" } });
    await database().blob.update({
      where: { id: blobId },
      data: { cleanedBy: 1, measured: { ...measured, fps: 23.644, durationMs: 1542 } },
    });
    expect(await sweepCleaning(mintWorker())).toBeGreaterThan(0);
    await cleanInTurn(here(), blobId);
    const [asset] = await findAssets(member, [fresh.id]);
    expect(asset).toMatchObject({ state: "ready", measured: fresh.measured });
    expect(asset?.measured).toMatchObject({ fps: 24, hiddenMs: 500 });
    expect(asset?.sendable).toBeDefined();
  });

  test("keeps its old copy for what was pressed, until that has taken the new one", async () => {
    const { asset, blobId, sentBefore } = await storeOldUpload({ hasCopy: true });
    const pressed = await press(asset);
    await cleanInTurn(here(), blobId);
    expect(await release()).toBe(0);
    expect(await pressed.meant()).toBe(sentBefore);
    await pressed.renew();
    const made = (await copiesOf(blobId)).at(-1)!;
    expect(await pressed.meant()).toBe(made.sha256);
    expect(await pressed.notes()).toEqual([
      expect.objectContaining({ path: ["references", pressed.referenceId] }),
    ]);
    expect(await release()).toBe(1);
    await pressed.renew();
    expect(await pressed.notes()).toHaveLength(1);
  });

  test("is cleaned before it is sent, where its turn has not come", async () => {
    const { asset, blobId, sentBefore } = await storeOldUpload({ hasCopy: false });
    const pressed = await press(asset);
    expect(await pressed.meant()).toBe(sentBefore);
    await pressed.renew();
    const [made] = await copiesOf(blobId);
    expect(made).toMatchObject({ version: today });
    expect(await pressed.meant()).toBe(made!.sha256);
  });

  test("is never sent as it is where its copy is lost", async () => {
    const { asset, blobId, sentBefore } = await storeOldUpload({ hasCopy: true });
    await database().blob.update({ where: { id: blobId }, data: { cleanedBy: today } });
    const pressed = await press(asset);
    await database().derivative.deleteMany({ where: { blobId, kind: "sendable" } });
    await pressed.renew();
    expect(await pressed.meant()).toBe(sentBefore);
  });

  test("goes with a Retry as its new copy; what the first attempt was made with stays on record", async () => {
    const { asset, blobId, sentBefore } = await storeOldUpload({ hasCopy: true });
    await database().blob.update({ where: { id: blobId }, data: { cleanedBy: today } });
    engine.simulator.control({
      faults: [{ on: "submit", kind: "status", status: 400, words: "refused at first" }],
    });
    const pressed = await press(asset, "What is refused at first: ");
    const worker = await engine.start();
    await until(pressed.runId, "failed");
    await database().blob.update({ where: { id: blobId }, data: { cleanedBy: 1 } });
    await retry(member, pressed.id);
    expect((await until(pressed.runId, "done", "failed")).failure).toBeNull();
    await worker.stop();
    const made = (await copiesOf(blobId)).at(-1)!;
    expect(await pressed.sent()).toEqual([sentBefore, made.sha256]);
    expect(await pressed.notes()).toHaveLength(1);
  });

  test("is noted only where it leaves: the studio's own film is cut from the file itself", async () => {
    const { asset } = await storeOldUpload({ hasCopy: true });
    const pressed = await press(asset);
    await pressed.renew({ isLocal: true });
    expect(await pressed.notes()).toEqual([]);
  });

  test("that cannot be cleaned any more is not sent", async () => {
    const { asset, blobId } = await storeOldUpload({ hasCopy: true });
    const pressed = await press(asset);
    await writeFile(blobPath(engine.dataDir, member.id, asset.sha256), "no picture");
    await expect(pressed.renew()).rejects.toBeInstanceOf(MediaMissingError);
    await cleanInTurn(here(), blobId);
    expect(await sweepCleaning(mintWorker())).toBe(0);
  });
});
