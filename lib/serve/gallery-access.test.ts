import { globSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { referenceParts } from "#lib/domain/gallery/gallery-address.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { addressHeader } from "#lib/session/client-address.ts";
import { hashPassword } from "#lib/session/password.ts";
import { signUpInvited, signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";
import { makeToken } from "#lib/session/token.ts";
import { enterGallery } from "#lib/session/visitor.ts";
import { type Answer, galleryEntries } from "./testing/gallery-access.ts";
import { changeAsset, changeGallery, changeItem, endings, itemEndings } from "./testing/gallery-endings.ts";
import {
  type Address,
  type GalleryWorld,
  makeGalleryWorld,
  makeMissingAddress,
} from "./testing/gallery-world.ts";
import { startMediaServer } from "./testing/media-server.ts";

const appUrl = "http://localhost:4603";
const password = "kites at dawn";
const request = vi.hoisted(() => ({ headers: new Headers() }));
// The framework's request outside of the framework: what it would hand to a page or an action.
vi.mock("next/headers", () => ({ headers: async () => request.headers, cookies: async () => ({}) }));
vi.mock("next/server", () => ({ after: () => undefined }));

testDatabase();
testSettings({ APP_URL: appUrl });

const actions = new Map<string, (given: never) => Promise<{ ok: boolean }>>(
  Object.entries(await import("#lib/actions/visitor-actions.ts")),
);

const server = await startMediaServer();
const entries = galleryEntries({ appUrl, mediaOrigin: server.origin, password, request, actions });

const visitor = new Browser("192.0.2.9");
const owner = new Browser("192.0.2.1");
const bob = new Browser("192.0.2.2");
let ada: Member;

/** Asked from an address of its own each time, so that no limit of another case answers. */
let asked = 0;
async function ask(name: string, address: Address, by: Browser = visitor): Promise<Answer> {
  const fresh = new Browser(`198.51.100.${++asked % 250}`);
  const cookie = by.headers.get("cookie");
  if (cookie) fresh.keep(cookie.split("; "));
  expect(fresh.headers.get(addressHeader)).not.toBeNull();
  return entries[name]!.open(address, fresh);
}

const isOpen = ({ status }: Answer) => status < 400;

beforeAll(async () => {
  ada = await signUpOwner(owner);
  await signUpInvited(bob, ada);
});
afterAll(server.close);

const names = Object.keys(entries);
const ofItems = names.filter((name) => entries[name]!.isOf !== "gallery");

describe("the matrix", () => {
  test("names every page and route of a gallery, and every action of a visitor", () => {
    const files = globSync(["app/g/**/{page,route}.{ts,tsx}", "app/api/oembed/route.ts"]);
    const stems = names.flatMap((name) => name.split(" ")[0] ?? []).filter((name) => name.includes("/"));
    expect(files.map((file) => file.slice("app/".length)).toSorted()).toEqual(stems.toSorted());
    expect([...actions.keys()].toSorted()).toEqual(
      names.filter((name) => name.endsWith("Action")).toSorted(),
    );
  });
});

describe("a shared gallery that shows everything", () => {
  let world: GalleryWorld;
  beforeAll(async () => {
    world = await makeGalleryWorld(ada);
  });

  test.each(names)("is open at %s, and nowhere without its link", async (name) => {
    expect(isOpen(await ask(name, world.address))).toBe(true);
    const missing = await ask(name, makeMissingAddress());
    expect(missing.status).toBe(404);
    // A session of anybody opens nothing that a link does not.
    for (const by of [owner, bob]) expect(await ask(name, makeMissingAddress(), by)).toEqual(missing);
    expect(await ask(name, { ...world.address, token: makeToken().token }, owner)).toEqual(missing);
  });
});

describe.each(Object.keys(endings))("where %s,", (ending) => {
  let world: GalleryWorld;
  const before = new Map<string, boolean>();
  beforeAll(async () => {
    world = await makeGalleryWorld(await storeMember());
    for (const name of names) before.set(name, isOpen(await ask(name, world.address)));
    await endings[ending]!(world);
  });

  test.each(names)("%s is like that of a gallery that never was, at the very next request", async (name) => {
    expect(before.get(name)).toBe(true);
    expect(await ask(name, world.address)).toEqual(await ask(name, makeMissingAddress()));
  });
});

describe("a password", () => {
  const guarded = names.filter((name) => name !== "g/[token]/password/route.ts POST"); // where it is asked for

  test.each(guarded)("keeps %s closed for whoever has not given it, or gave an older one", async (name) => {
    const world = await makeGalleryWorld(ada);
    const missing = await ask(name, makeMissingAddress());
    await changeGallery(world, { passwordHash: await hashPassword(password) });
    const guest = new Browser("192.0.2.77");
    const entered = await enterGallery(guest.headers, world.address.token, password);
    if (entered.ok && entered.setCookie) guest.keep([entered.setCookie]);
    // Nobody asks about a gallery for other pages with a pass: they could not show it.
    if (name !== "api/oembed/route.ts GET") expect(isOpen(await ask(name, world.address, guest))).toBe(true);
    const closed = await ask(name, world.address);
    await changeGallery(world, { linkVersion: { increment: 1 } });
    expect(await ask(name, world.address, guest)).toEqual(closed);
    if (name === "g/[token]/page.tsx") {
      expect(closed.body).toContain(`"token":"${world.address.token}"`);
      for (const secret of ["Kites", "Three days", world.address.itemId])
        expect(JSON.stringify(closed)).not.toContain(secret);
    } else expect(closed).toEqual(missing);
  });

  test("that is wrong leads back to the question, with nothing to remember", async () => {
    const world = await makeGalleryWorld(ada);
    await changeGallery(world, { passwordHash: await hashPassword("something else") });
    const answer = await ask("g/[token]/password/route.ts POST", world.address);
    expect(answer.status).toBe(303);
    expect(JSON.stringify(answer.headers)).toContain("?password=wrong");
    expect(JSON.stringify(answer.headers)).not.toContain("set-cookie");
  });
});

describe.each(Object.keys(itemEndings))("an item of which is said: %s,", (ending) => {
  let world: GalleryWorld;
  beforeAll(async () => {
    world = await makeGalleryWorld(ada);
    await itemEndings[ending]!(world);
  });

  test.each(ofItems)("%s is like that of an item that never was", async (name) => {
    const { itemId } = makeMissingAddress();
    const answer = await ask(name, world.address);
    expect(answer).toEqual(await ask(name, { ...world.address, itemId }));
    expect(isOpen(answer)).toBe(false);
  });
});

describe("an item of another gallery", () => {
  let one: GalleryWorld;
  let other: GalleryWorld;
  beforeAll(async () => {
    [one, other] = [await makeGalleryWorld(ada), await makeGalleryWorld(ada)];
  });

  test.each(ofItems)("is not opened by %s, although both links live", async (name) => {
    const { itemId } = makeMissingAddress();
    const missing = await ask(name, { ...one.address, itemId });
    expect(await ask(name, { ...one.address, itemId: other.address.itemId })).toEqual(missing);
  });
});

const limited = names.flatMap((name) => {
  const { needs, ofItem } = entries[name]!;
  return [
    ...(needs ? [{ name, change: (world: GalleryWorld) => changeGallery(world, needs) }] : []),
    ...(ofItem ? [{ name, change: (world: GalleryWorld) => changeItem(world, ofItem) }] : []),
  ];
});

test.each(limited)("$name is closed where its member does not show or allow it", async ({ name, change }) => {
  const world = await makeGalleryWorld(ada);
  await change(world);
  expect(await ask(name, world.address)).toEqual(await ask(name, makeMissingAddress()));
});

test("a reference that is not shown has no address, and neither has one whose file was deleted", async () => {
  const world = await makeGalleryWorld(ada);
  const { address, gallery } = world;
  const { referenceId } = makeMissingAddress();
  for (const part of referenceParts) {
    const name = `media reference ${part}`;
    const missing = await ask(name, { ...address, referenceId });
    expect(missing.status).toBe(404);
    expect(await ask(name, { ...address, referenceId: gallery.hidden.id })).toEqual(missing);
  }
  await changeAsset(gallery.shown.assetId, { deletedAt: new Date() });
  for (const part of referenceParts) expect((await ask(`media reference ${part}`, address)).status).toBe(404);
});

test("a remix has nothing of what is hidden, and links to what is shown", async () => {
  const world = await makeGalleryWorld(ada);
  const { body } = await ask("g/[token]/remix/[item]/route.ts GET", world.address);
  expect(body).toContain(`${appUrl}/media/g/<token>/${world.address.itemId}/references/`);
  for (const secret of ["client", world.member.id, world.gallery.hidden.id, "another-model"])
    expect(body).not.toContain(secret);
});

test("none of them broke", () => {
  expect(server.faults).toEqual([]);
});
