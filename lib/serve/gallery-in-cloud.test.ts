import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readGallery } from "#lib/reads/read-gallery.ts";
import { readConfig } from "#lib/config.ts";
import { database } from "#lib/data/database.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { itemAddress, referenceAddress } from "#lib/domain/gallery/gallery-address.ts";
import { testSettings } from "#lib/session/testing/browser.ts";
import { findVisitor } from "#lib/session/visitor.ts";
import { createMediaHandler } from "#lib/storage/media/media-handler.ts";
import { blobPath, cachePath } from "#lib/storage/paths.ts";
import { localToken } from "#lib/storage/upload-token.ts";
import { type Cloud, startCloud } from "#lib/worker/testing/uploadthing-cloud.ts";
import { authorizeMedia } from "./authorize-media.ts";
import { type GalleryWorld, makeGalleryWorld, makeMissingAddress } from "./testing/gallery-world.ts";

testDatabase();
testSettings({ APP_URL: "http://localhost:4605", UPLOADTHING_TOKEN: localToken("a-secret") });

const faults: unknown[] = [];
let cloud: Cloud;
let server: Server;
let origin: string;
let world: GalleryWorld;
/** By the part of the address: where it is for visitors, and what is there. */
let parts: { path: string; bytes: Buffer }[];

beforeAll(async () => {
  cloud = await startCloud();
  const handle = createMediaHandler({ authorize: authorizeMedia, onError: (error) => faults.push(error) });
  server = createServer((incoming, response) => void handle(incoming, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  world = await makeGalleryWorld(await storeMember());
  const { address, gallery } = world;
  const root = `/media/g/${address.token}`;
  const film = await moveToCloud(gallery.items[0]!.assetId, "key-of-the-film");
  const image = await moveToCloud(gallery.shown.assetId, "key-of-the-image");
  parts = [
    { path: itemAddress(root, address.itemId, "video"), bytes: film },
    { path: itemAddress(root, address.itemId, "download"), bytes: film },
    { path: referenceAddress(root, address.itemId, { id: address.referenceId }, "file"), bytes: image },
  ];
});
afterAll(async () => {
  server.close();
  await cloud.close();
});

/** The original of an asset, and nothing that was made of it, lies at UploadThing from now on. */
async function moveToCloud(assetId: string, remoteKey: string): Promise<Buffer> {
  const { blob } = await database().asset.findUniqueOrThrow({
    where: { id: assetId },
    include: { blob: true },
  });
  const path = blobPath(readConfig().dataDir, blob.memberId, blob.sha256);
  const bytes = readFileSync(path);
  rmSync(path);
  cloud.files.set(remoteKey, bytes);
  await database().derivative.deleteMany({ where: { blobId: blob.id, kind: "sendable" } });
  await database().blob.update({
    where: { id: blob.id },
    data: { location: "uploadthing", remoteKey },
  });
  return bytes;
}

const get = (path: string, options: RequestInit = {}) =>
  fetch(origin + path, { redirect: "manual", ...options });

test("the page tells neither the cloud's address nor a key of it", async () => {
  const visitor = await findVisitor(new Headers(), world.address.token);
  const page = JSON.stringify(await readGallery(visitor!)); // its link lives
  expect(page).toContain(world.address.itemId);
  for (const secret of ["key-of", "localhost", "uploadthing"]) expect(page).not.toContain(secret);
});

test("visitors get whole files, ranges and downloads from the studio, and never an address there", async () => {
  for (const { path, bytes } of parts) {
    const whole = await get(path);
    expect(whole.status).toBe(200);
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
    const range = await get(path, { headers: { range: "bytes=100-199" } });
    expect(range.status).toBe(206);
    expect(Buffer.from(await range.arrayBuffer())).toEqual(bytes.subarray(100, 200));
    const head = await get(path, { method: "HEAD" });
    expect(head.headers.get("content-length")).toBe(String(bytes.length));
    expect(head.headers.get("cache-control")).toBe("private, no-store");
    for (const { headers } of [whole, range, head])
      expect(JSON.stringify([...headers])).not.toMatch(/key-of|localhost|location/);
  }
});

test("what the studio has fetched already is closed with the link, at the very next request", async () => {
  const missing = await get(
    itemAddress(`/media/g/${makeMissingAddress().token}`, world.address.itemId, "video"),
  );
  await database().gallery.update({ where: { id: world.gallery.id }, data: { tokenHash: null } });
  for (const { path } of parts) {
    const closed = await get(path, { headers: { range: "bytes=0-99", "if-none-match": "*" } });
    expect([closed.status, await closed.text()]).toEqual([404, "Not found\n"]);
    expect(Object.keys(Object.fromEntries(closed.headers))).toEqual(
      Object.keys(Object.fromEntries(missing.headers)),
    );
  }
  const { dataDir } = readConfig();
  const { blob } = await database().asset.findUniqueOrThrow({
    where: { id: world.gallery.items[0]!.assetId },
    include: { blob: true },
  });
  expect(readFileSync(cachePath(dataDir, blob.memberId, blob.sha256)).length).toBe(Number(blob.sizeBytes));
  expect(faults).toEqual([]);
});
