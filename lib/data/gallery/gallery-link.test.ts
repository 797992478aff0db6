import { beforeAll, describe, expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { deleteOwn, restoreOwn } from "#lib/data/deletion.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { findGallery, listGalleries } from "./galleries.ts";
import { makeGalleryLink, saveGalleryExpiry, saveGalleryPassword, stopSharing } from "./gallery-link.ts";
import { read, storeGallery } from "./testing/store-gallery.ts";

testDatabase();

let member: Member;
let id: GalleryId;
beforeAll(async () => {
  member = await storeMember();
  ({ id } = await storeGallery(member));
});

const row = () => database().gallery.findUniqueOrThrow({ where: { id } });
const unique = () => createId<string>();

describe("a link", () => {
  test("is kept by its hash alone, and a new one takes the place of the one before", async () => {
    const [first, second] = [unique(), unique()];
    expect(await makeGalleryLink({ member, id }, first)).toMatchObject({ hasPassword: false, isOver: false });
    const before = await row();
    const sharing = await makeGalleryLink({ member, id }, second);
    expect(await row()).toMatchObject({ tokenHash: second, linkVersion: before.linkVersion + 1 });
    expect(JSON.stringify({ sharing, view: await read(member, id) })).not.toContain(second);
  });

  test("ends when sharing is stopped", async () => {
    await makeGalleryLink({ member, id }, unique());
    const before = await row();
    expect(await stopSharing({ member, id })).toMatchObject({ linkedAt: null });
    expect(await row()).toMatchObject({ tokenHash: null, linkVersion: before.linkVersion + 1 });
  });

  test("that is new keeps the password, and a day that is still to come", async () => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    await saveGalleryPassword({ member, id }, "a hash");
    await saveGalleryExpiry({ member, id }, tomorrow);
    expect(await makeGalleryLink({ member, id }, unique())).toMatchObject({
      hasPassword: true,
      expiresAt: tomorrow.toISOString(),
      isOver: false,
    });
  });

  test("that is new does not end at once because the one before had ended", async () => {
    expect(await saveGalleryExpiry({ member, id }, new Date(Date.now() - 1000))).toMatchObject({
      isOver: true,
    });
    expect(await makeGalleryLink({ member, id }, unique())).toMatchObject({ expiresAt: null, isOver: false });
  });

  test("lets nobody in by an earlier password: each change counts its version up", async () => {
    const before = await row();
    await saveGalleryPassword({ member, id }, "another hash");
    await saveGalleryPassword({ member, id }, null);
    expect((await row()).linkVersion).toBe(before.linkVersion + 2);
  });

  test("is nobody's but its member's", async () => {
    const other = await storeMember();
    const before = await row();
    for (const attempt of [
      () => makeGalleryLink({ member: other, id }, unique()),
      () => stopSharing({ member: other, id }),
      () => saveGalleryPassword({ member: other, id }, null),
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
    await makeGalleryLink({ member, id }, unique());
    await stopSharing({ member, id });
    expect((await row()).version).toBe(version);
  });
});

describe("a deleted gallery", () => {
  test("is nowhere, until that is taken back: then it is as it was", async () => {
    await makeGalleryLink({ member, id }, unique());
    const before = { view: await read(member, id), row: await row() };
    await deleteOwn(member, "gallery", id);
    expect(await findGallery(member, id)).toBeNull();
    expect((await listGalleries(member)).map((gallery) => gallery.id)).not.toContain(id);
    await expect(makeGalleryLink({ member, id }, unique())).rejects.toThrow("not-found");
    await restoreOwn(member, "gallery", id);
    expect({ view: await read(member, id), row: await row() }).toEqual(before);
  });
});
