import { beforeAll, describe, expect, test, vi } from "vitest";
import { database } from "#lib/data/database.ts";
import { storeGallery } from "#lib/data/gallery/testing/store-gallery.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { verifyPassword } from "#lib/session/password.ts";
import { signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";
import { findAccess } from "#lib/session/visitor.ts";
import {
  copyGalleryLinkAction,
  makeGalleryLinkAction,
  saveGalleryExpiryAction,
  saveGalleryPasswordAction,
  stopSharingAction,
} from "./gallery-link-actions.ts";

const origin = "http://localhost:4617";
const request = vi.hoisted(() => ({ headers: new Headers() }));
// The framework's request outside of the framework: what it would hand to an action.
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

testDatabase();
testSettings({ APP_URL: origin });

let galleryId: GalleryId;

beforeAll(async () => {
  const browser = new Browser();
  const member = await signUpOwner(browser);
  request.headers = browser.headers;
  request.headers.set("origin", origin);
  ({ id: galleryId } = await storeGallery(member));
});

const row = () => database().gallery.findUniqueOrThrow({ where: { id: galleryId } });

async function newToken(): Promise<string> {
  const answer = await makeGalleryLinkAction({ galleryId });
  if (!answer.ok) throw new Error(answer.reason);
  expect(answer.link).toMatch(new RegExp(`^${origin}/g/[\\w-]{22,}$`));
  return answer.link.split("/").at(-1)!;
}

const accessOf = (token: string) => findAccess(new Headers(), token);

describe("a gallery's link", () => {
  test("is copied again as it was made, whatever its password becomes, until sharing is stopped", async () => {
    const token = await newToken();
    const copied = { ok: true, link: `${origin}/g/${token}` };
    expect(await copyGalleryLinkAction({ galleryId })).toEqual(copied);
    await saveGalleryPasswordAction({ galleryId, password: "under the kites" });
    expect(await copyGalleryLinkAction({ galleryId })).toEqual(copied);
    await saveGalleryPasswordAction({ galleryId, password: null });
    expect(await copyGalleryLinkAction({ galleryId })).toEqual(copied);
    await stopSharingAction({ galleryId });
    expect(await copyGalleryLinkAction({ galleryId })).toEqual({ ok: false, reason: "not-kept" });
  });

  test("that is older than sealed tokens cannot be copied, and still opens", async () => {
    const token = await newToken();
    await database().gallery.update({ where: { id: galleryId }, data: { sealedToken: null } });
    expect(await copyGalleryLinkAction({ galleryId })).toEqual({ ok: false, reason: "not-kept" });
    expect(await accessOf(token)).toMatchObject({ state: "open" });
  });

  test("stands nowhere in the clear: nothing that is kept or said later holds its token", async () => {
    const token = await newToken();
    const later = await saveGalleryExpiryAction({ galleryId, expiresAt: null });
    expect(JSON.stringify([await row(), later])).not.toContain(token);
    expect(await accessOf(token)).toMatchObject({ state: "open" });
  });

  test("that is new closes the one before, and stopping closes every one", async () => {
    const first = await newToken();
    const second = await newToken();
    expect(await accessOf(first)).toBeNull();
    expect(await accessOf(second)).toMatchObject({ state: "open" });
    expect(await stopSharingAction({ galleryId })).toMatchObject({ ok: true, sharing: { linkedAt: null } });
    expect(await accessOf(second)).toBeNull();
  });

  test("asks for its password, which is kept as a hash, until it is taken away", async () => {
    const token = await newToken();
    const password = "under the kites";
    const answer = await saveGalleryPasswordAction({ galleryId, password });
    expect(answer).toMatchObject({ ok: true, sharing: { hasPassword: true } });
    const { passwordHash } = await row();
    expect(passwordHash).toMatch(/^\$argon2id\$/);
    expect(await verifyPassword(passwordHash!, password)).toBe(true);
    expect(await accessOf(token)).toEqual({ state: "locked" });
    await saveGalleryPasswordAction({ galleryId, password: null });
    expect(await accessOf(token)).toMatchObject({ state: "open" });
  });

  test("ends at its time, and works again when that is put off", async () => {
    const token = await newToken();
    await saveGalleryExpiryAction({ galleryId, expiresAt: new Date(Date.now() - 1000).toISOString() });
    expect(await accessOf(token)).toBeNull();
    await saveGalleryExpiryAction({ galleryId, expiresAt: new Date(Date.now() + 60_000).toISOString() });
    expect(await accessOf(token)).toMatchObject({ state: "open" });
  });

  test("takes no password that anybody guesses by hand", async () => {
    const before = await row();
    expect(await saveGalleryPasswordAction({ galleryId, password: "abc" })).toEqual({
      ok: false,
      reason: "bad-input",
    });
    expect(await row()).toEqual(before);
  });
});
