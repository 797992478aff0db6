import { beforeAll, describe, expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { deleteOwn, restoreOwn } from "#lib/data/deletion.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { findGallery, listGalleries } from "./galleries.ts";
import {
  findSealedLink,
  makeGalleryLink,
  saveGalleryExpiry,
  saveGalleryPassword,
  stopSharing,
} from "./gallery-link.ts";
import { read, storeGallery } from "./testing/store-gallery.ts";

testDatabase();

let member: Member;
let id: GalleryId;
beforeAll(async () => {
  member = await storeMember();
  ({ id } = await storeGallery(member));
});

const row = () => database().gallery.findUniqueOrThrow({ where: { id } });
// Its version is all that this sealing holds; the real one is in lib/sealing.
const seal = (linkVersion: number) => Uint8Array.of(linkVersion);
const reseal = (sealed: Uint8Array, from: number, to: number) => (sealed[0] === from ? seal(to) : null);
const unique = () => createId<string>();

describe("a link", () => {
  test("is found by its hash, and a new one takes the place of the one before", async () => {
    const [first, second] = [unique(), unique()];
    expect(await makeGalleryLink({ member, id }, first, seal)).toMatchObject({
      hasPassword: false,
      isOver: false,
    });
    const before = await row();
    const sharing = await makeGalleryLink({ member, id }, second, seal);
    expect(await row()).toMatchObject({ tokenHash: second, linkVersion: before.linkVersion + 1 });
    expect(JSON.stringify({ sharing, view: await read(member, id) })).not.toContain(second);
  });

  test("ends when sharing is stopped", async () => {
    await makeGalleryLink({ member, id }, unique(), seal);
    const before = await row();
    expect(await stopSharing({ member, id })).toMatchObject({ linkedAt: null });
    expect(await row()).toMatchObject({ tokenHash: null, linkVersion: before.linkVersion + 1 });
  });

  test("that is new keeps the password, and a day that is still to come", async () => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    await saveGalleryPassword({ member, id }, "a hash", reseal);
    await saveGalleryExpiry({ member, id }, tomorrow);
    expect(await makeGalleryLink({ member, id }, unique(), seal)).toMatchObject({
      hasPassword: true,
      expiresAt: tomorrow.toISOString(),
      isOver: false,
    });
  });

  test("that is new does not end at once because the one before had ended", async () => {
    expect(await saveGalleryExpiry({ member, id }, new Date(Date.now() - 1000))).toMatchObject({
      isOver: true,
    });
    expect(await makeGalleryLink({ member, id }, unique(), seal)).toMatchObject({
      expiresAt: null,
      isOver: false,
    });
  });

  test("lets nobody in by an earlier password: each change counts its version up", async () => {
    const before = await row();
    await saveGalleryPassword({ member, id }, "another hash", reseal);
    await saveGalleryPassword({ member, id }, null, reseal);
    expect((await row()).linkVersion).toBe(before.linkVersion + 2);
  });

  test("keeps its sealed token for its present version, until sharing is stopped", async () => {
    const kept = async () => {
      const { sealedToken, linkVersion } = await row();
      expect(await findSealedLink({ member, id })).toEqual(sealedToken && { sealedToken, linkVersion });
      return sealedToken && sealedToken[0] === linkVersion;
    };
    expect(await makeGalleryLink({ member, id }, unique(), seal)).toMatchObject({ canCopyLink: true });
    expect(await kept()).toBe(true);
    expect(await saveGalleryPassword({ member, id }, "a hash", reseal)).toMatchObject({ canCopyLink: true });
    expect(await kept()).toBe(true);
    expect(await stopSharing({ member, id })).toMatchObject({ canCopyLink: false });
    expect(await kept()).toBeNull();
  });

  test("whose sealed token no longer opens stays a link, and keeps no token", async () => {
    await makeGalleryLink({ member, id }, unique(), seal);
    expect(await saveGalleryPassword({ member, id }, null, () => null)).toMatchObject({ canCopyLink: false });
    expect((await row()).tokenHash).not.toBeNull();
  });

  test("is nobody's but its member's", async () => {
    const other = await storeMember();
    const before = await row();
    for (const attempt of [
      () => makeGalleryLink({ member: other, id }, unique(), seal),
      () => stopSharing({ member: other, id }),
      () => findSealedLink({ member: other, id }),
      () => saveGalleryPassword({ member: other, id }, null, reseal),
      () => saveGalleryExpiry({ member: other, id }, null),
      () => deleteOwn(other, "gallery", id),
      () => restoreOwn(other, "gallery", id),
    ]) {
      await expect(attempt()).rejects.toThrow("not-found");
    }
    expect(await row()).toEqual(before);
  });

  test("does not change the version that the gallery's tabs save over", async () => {
    const { version } = await row();
    await makeGalleryLink({ member, id }, unique(), seal);
    await stopSharing({ member, id });
    expect((await row()).version).toBe(version);
  });
});

describe("a deleted gallery", () => {
  test("is nowhere, until that is taken back: then it is as it was", async () => {
    await makeGalleryLink({ member, id }, unique(), seal);
    const before = { view: await read(member, id), row: await row() };
    await deleteOwn(member, "gallery", id);
    expect(await findGallery(member, id)).toBeNull();
    expect((await listGalleries(member)).map((gallery) => gallery.id)).not.toContain(id);
    await expect(makeGalleryLink({ member, id }, unique(), seal)).rejects.toThrow("not-found");
    await restoreOwn(member, "gallery", id);
    expect({ view: await read(member, id), row: await row() }).toEqual(before);
  });
});
