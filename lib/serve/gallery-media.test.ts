import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import {
  itemAddress,
  itemParts,
  referenceAddress,
  referenceParts,
} from "#lib/domain/gallery/gallery-address.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { signUpInvited, signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";
import { mediaEntry } from "./testing/gallery-access.ts";
import { changeGallery } from "./testing/gallery-endings.ts";
import {
  type Address,
  type GalleryWorld,
  makeGalleryWorld,
  makeMissingAddress,
} from "./testing/gallery-world.ts";
import { startMediaServer } from "./testing/media-server.ts";

testDatabase();
testSettings({ APP_URL: "http://localhost:4609" });

const server = await startMediaServer();
const owner = new Browser("192.0.2.1");
const bob = new Browser("192.0.2.2");
const root = ({ address }: GalleryWorld) => `/media/g/${address.token}`;
let ada: Member;

beforeAll(async () => {
  ada = await signUpOwner(owner);
  await signUpInvited(bob, ada);
});
afterAll(server.close);

describe("a preview", () => {
  const parts = (address: Address) => [
    ...itemParts.map((part) => itemAddress(`/media/p/${address.galleryId}`, address.itemId, part)),
    ...referenceParts.map((part) =>
      referenceAddress(`/media/p/${address.galleryId}`, address.itemId, { id: address.referenceId }, part),
    ),
  ];

  test("is its own member's, shared or not, and nobody else's", async () => {
    const world = await makeGalleryWorld(ada);
    await changeGallery(world, { tokenHash: null });
    const missing = await mediaEntry(server.origin, () => parts(makeMissingAddress())[0]!)(
      world.address,
      owner,
    );
    for (const path of parts(world.address)) {
      const open = mediaEntry(server.origin, () => path);
      expect((await open(world.address, owner)).status).toBe(206);
      for (const by of [bob, new Browser("192.0.2.3")])
        expect(await open(world.address, by)).toEqual(missing);
    }
    await changeGallery(world, { deletedAt: new Date() });
    for (const path of parts(world.address))
      expect(await mediaEntry(server.origin, () => path)(world.address, owner)).toEqual(missing);
  });

  test("is closed to the studio's owner where the gallery is another member's", async () => {
    const world = await makeGalleryWorld(await storeMember());
    for (const path of parts(world.address))
      expect((await mediaEntry(server.origin, () => path)(world.address, owner)).status).toBe(404);
  });
});

describe("what is served", () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.origin + path, { headers });
  const downloads = async ({ gallery }: GalleryWorld) =>
    (await database().gallery.findUniqueOrThrow({ where: { id: gallery.id } })).downloadCount;

  test("is kept by nobody, and tells neither the prompt nor the model in its name, nor its bytes by its tag", async () => {
    const world = await makeGalleryWorld(ada);
    for (const part of itemParts) {
      const response = await get(itemAddress(root(world), world.address.itemId, part));
      await response.arrayBuffer();
      expect(response.status).toBe(200);
      const headers = Object.fromEntries(response.headers);
      expect(headers).toMatchObject({
        "cache-control": "private, no-store",
        "content-security-policy":
          part === "poster" || part === "waveform" || part === "filmstrip"
            ? "sandbox; default-src 'none'"
            : "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-robots-tag": "noindex",
      });
      const extension = { poster: "webp", waveform: "json", filmstrip: "webp" }[part as string] ?? "mp4";
      expect(headers["content-disposition"]).toBe(
        `${part === "download" ? "attachment" : "inline"}; filename="Kites 1.${extension}"; filename*=UTF-8''Kites%201.${extension}`,
      );
      const hashes = await database().derivative.findMany({ select: { sha256: true } });
      expect(hashes.map(({ sha256 }) => `"${sha256}"`)).not.toContain(headers["etag"]);
    }
  });

  test("is shown by pages of other sites only where that is allowed", async () => {
    const world = await makeGalleryWorld(ada);
    const path = itemAddress(root(world), world.address.itemId, "poster");
    const policy = async () => (await get(path)).headers.get("cross-origin-resource-policy");
    expect(await policy()).toBe("cross-origin");
    await changeGallery(world, { allowsEmbedding: false });
    expect(await policy()).toBe("same-origin");
  });

  test("is downloaded only by its own address, and counted there once", async () => {
    const world = await makeGalleryWorld(ada);
    const address = (part: "video" | "download") => itemAddress(root(world), world.address.itemId, part);
    expect((await get(`${address("video")}?download`)).headers.get("content-disposition")).toMatch(/^inline/);
    expect(await downloads(world)).toBe(0);
    await get(address("download"));
    expect(await downloads(world)).toBe(1);
    await get(address("download"), { range: "bytes=100-" });
    await fetch(server.origin + address("download"), { method: "HEAD" });
    expect(await downloads(world)).toBe(1);
  });
});

test("nothing broke", () => {
  expect(server.faults).toEqual([]);
});
