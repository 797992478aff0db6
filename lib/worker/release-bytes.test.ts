import { access, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "#lib/config.ts";
import { deleteAsset, findAssets } from "#lib/data/asset/assets.ts";
import { database } from "#lib/data/database.ts";
import { createId } from "#lib/data/create-id.ts";
import { storeMember, storePrompt, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { AssetId, BlobId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { blobPath } from "#lib/storage/paths.ts";
import { measure } from "./derivatives.ts";
import { reconcileBytes, releaseBytes } from "./release-bytes.ts";
import { animatic, type Engine, generate, prepareEngine } from "./testing/engine.ts";
import { storeUpload } from "./testing/store-upload.ts";

testDatabase();
let engine: Engine;
let member: Member;
let picture: Buffer;
let made = 0;

beforeAll(async () => {
  engine = await prepareEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  member = await storeMember();
  made += 1;
  picture = await sharp({ create: { width: 300, height: 200 + made, channels: 3, background: "#c63" } })
    .withExif({ IFD0: { Copyright: "somebody" } })
    .jpeg()
    .toBuffer();
});

const here = () => ({ worker: mintWorker(), config: readConfig() });
const release = () => releaseBytes(here(), { youngMs: 0 });
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const pathOf = ({ sha256 }: Asset, owner = member) => blobPath(engine.dataDir, owner.id, sha256);
const derivatives = () => readdir(join(engine.dataDir, "derivatives")).catch(() => []);
const blobOf = async (id: AssetId) =>
  (await database().asset.findUniqueOrThrow({ where: { id } })).blobId as BlobId; // the column holds nothing else
const current = async (id: AssetId, owner = member) => (await findAssets(owner, [id]))[0];

async function upload(bytes: Uint8Array = picture, owner = member): Promise<Asset> {
  const { id } = await storeUpload(owner, bytes, "hero.jpg", "jpeg");
  await measure(here(), await blobOf(id));
  return (await current(id, owner))!;
}

/** As if it had been deleted that long ago. */
async function deletedFor(asset: Asset, minutes: number, owner = member): Promise<void> {
  await deleteAsset(owner, asset.id);
  await database().$executeRaw`
    UPDATE asset SET deleted_at = now() - ${minutes} * interval '1 minute' WHERE id = ${asset.id}::uuid`;
}

function promptWith(asset: Asset) {
  const id = createId<ReferenceId>();
  return words("Follow it.", [{ id, assetId: asset.id, kind: "image", name: asset.name, role: null }]);
}

describe("a deleted file", () => {
  test("keeps its bytes for ten minutes, then leaves neither bytes nor rows", async () => {
    const before = (await derivatives()).length;
    const asset = await upload();
    expect((await derivatives()).length).toBeGreaterThan(before);
    await deletedFor(asset, 9);
    expect(await release()).toBe(0);
    expect(await exists(pathOf(asset))).toBe(true);
    await database()
      .$executeRaw`UPDATE asset SET deleted_at = now() - interval '11 minutes' WHERE id = ${asset.id}::uuid`;
    expect(await release()).toBe(1);
    expect(await exists(pathOf(asset))).toBe(false);
    expect((await derivatives()).length).toBe(before);
    expect(await current(asset.id)).toBeUndefined();
    expect(await database().blob.count({ where: { memberId: member.id } })).toBe(0);
    expect(await release()).toBe(0);
  });

  test("keeps name, kind and hash where a draft or a run speaks of it, and is measured again when it comes again", async () => {
    const asset = await upload();
    await storePrompt(member, promptWith(asset));
    await deletedFor(asset, 11);
    expect(await release()).toBe(1);
    expect(await exists(pathOf(asset))).toBe(false);
    const { name, kind, sha256 } = asset;
    expect(await current(asset.id)).toMatchObject({ state: "missing", name, kind, sha256 });
    const again = await upload();
    expect(again).toMatchObject({ state: "ready", sendable: asset.sendable });
    expect(await exists(pathOf(again))).toBe(true);
    expect(await current(asset.id)).toMatchObject({ state: "missing" });
  });

  test("keeps its bytes while a generation may still need them, and no longer", async () => {
    const asset = await upload();
    const runId = await generate(member, promptWith(asset), [animatic], [asset]);
    await deletedFor(asset, 11);
    for (const status of ["queued", "submitting", "running", "saving", "unconfirmed"]) {
      await database().generation.updateMany({ where: { runId }, data: { status } });
      expect(await release()).toBe(0);
    }
    expect(await exists(pathOf(asset))).toBe(true);
    const failure = { kind: "render", detail: "", charged: "no" };
    await database().generation.updateMany({
      where: { runId },
      data: { status: "failed", failure, dueAt: null },
    });
    expect(await release()).toBe(1);
    expect(await exists(pathOf(asset))).toBe(false);
    expect(await current(asset.id)).toMatchObject({ state: "missing", name: "hero.jpg" });
  });

  test("leaves the bytes to the other file that has them, and to everybody else", async () => {
    const asset = await upload();
    const twin = await upload();
    const other = await storeMember();
    const theirs = await upload(picture, other);
    await deletedFor(asset, 11);
    expect(await release()).toBe(0);
    await deletedFor(twin, 11);
    expect(await release()).toBe(1);
    expect(await exists(pathOf(asset))).toBe(false);
    expect(await exists(pathOf(theirs, other))).toBe(true);
    const rows = await database().derivative.findMany({ where: { blobId: await blobOf(theirs.id) } });
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(["poster", "sendable"]);
    for (const { sha256 } of rows)
      expect(await exists(join(engine.dataDir, "derivatives", sha256))).toBe(true);
  });

  test("stays when the same bytes have just been stored again, by whoever is about to register them", async () => {
    const asset = await upload();
    await deletedFor(asset, 11);
    expect(await releaseBytes(here())).toBe(0);
    expect(await exists(pathOf(asset))).toBe(true);
    expect(await database().blob.count({ where: { memberId: member.id, state: "ready" } })).toBe(1);
  });

  test("comes whole again however deleting and uploading meet", async () => {
    for (let i = 0; i < 10; i++) {
      const asset = await upload();
      await deletedFor(asset, 11);
      const old = new Date(Date.now() - 3_600_000);
      await utimes(pathOf(asset), old, old);
      const [again] = await Promise.all([
        storeUpload(member, picture, "again.jpg", "jpeg"),
        releaseBytes(here()),
      ]);
      await measure(here(), await blobOf(again.id));
      expect(await current(again.id)).toMatchObject({ state: "ready" });
      expect(await exists(pathOf(again))).toBe(true);
      await deletedFor(again, 11);
      await release();
    }
  });
});

describe("a file that cannot be read", () => {
  test("leaves a name and a reason, no bytes, and is measured again when it comes again", async () => {
    const text = Buffer.from(`no picture ${made}`);
    const asset = await upload(text);
    expect(asset).toMatchObject({ state: "unreadable", trouble: "format", name: "hero.jpg" });
    expect(await exists(pathOf(asset))).toBe(false);
    const again = await storeUpload(member, text, "again.jpg", "jpeg");
    expect(again.state).toBe("measuring");
    expect(await exists(pathOf(again))).toBe(true);
    await measure(here(), await blobOf(again.id));
    expect(await current(again.id)).toMatchObject({ state: "unreadable", trouble: "format" });
    await database().$executeRaw`UPDATE asset SET deleted_at = now() - interval '11 minutes'`;
    await release();
    expect(await database().asset.count({ where: { memberId: member.id } })).toBe(0);
    expect(await database().blob.count({ where: { memberId: member.id } })).toBe(0);
  });

  test("keeps its bytes when a generation has made it: it was paid for", async () => {
    const asset = await storeUpload(member, Buffer.from(`no film ${made}`), "result.mp4", "mp4");
    const runId = await generate(member, words("a kite"), [animatic]);
    const { id: generationId } = await database().generation.findFirstOrThrow({ where: { runId } });
    await database().asset.update({ where: { id: asset.id }, data: { generationId, outputRole: "result" } });
    await measure(here(), await blobOf(asset.id));
    expect(await current(asset.id)).toMatchObject({ state: "unreadable" });
    expect(await exists(pathOf(asset))).toBe(true);
  });
});

describe("disk and database", () => {
  test("a file without a row goes after a day, and not before", async () => {
    const asset = await upload();
    const orphan = join(engine.dataDir, "media", member.id, "ab".repeat(32));
    const derivative = join(engine.dataDir, "derivatives", "cd".repeat(32));
    for (const path of [orphan, derivative]) await writeFile(path, "left over");
    expect((await reconcileBytes(here())).files).toBe(0);
    const old = new Date(Date.now() - 25 * 3_600_000);
    for (const path of [orphan, derivative, pathOf(asset)]) await utimes(path, old, old);
    expect((await reconcileBytes(here())).files).toBe(2);
    expect(await Promise.all([orphan, derivative, pathOf(asset)].map(exists))).toEqual([false, false, true]);
  });

  test("a row without a file says that it is missing, until the bytes come again", async () => {
    const asset = await upload();
    await rm(pathOf(asset));
    expect((await reconcileBytes(here())).rows).toBeGreaterThanOrEqual(1);
    expect(await current(asset.id)).toMatchObject({ state: "missing" });
    const again = await upload();
    expect(again.state).toBe("ready");
    expect(await current(asset.id)).toMatchObject({ state: "ready" });
  });
});
