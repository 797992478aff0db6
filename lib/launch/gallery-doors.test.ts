import { globSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { database } from "#lib/data/database.ts";
import { seedMember } from "#lib/data/testing/seed.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { itemAddress, itemParts, referenceAddress, referenceParts } from "#lib/domain/gallery-address.ts";
import type { Member } from "#lib/domain/scope.ts";
import { addressHeader } from "#lib/session/client-address.ts";
import { hashPassword } from "#lib/session/password.ts";
import { signUpInvited, signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Visitor } from "#lib/session/testing/visitor.ts";
import { makeToken } from "#lib/session/token.ts";
import { enterGallery } from "#lib/session/visitor.ts";
import { createMediaHandler } from "#lib/storage/media/media-handler.ts";
import { authorizeMedia } from "./authorize-media.ts";
import {
  type Address,
  type GalleryWorld,
  makeGalleryWorld,
  makeMissingAddress,
} from "./testing/gallery-world.ts";

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

/** What a door gave: its status, its headers (of a page the proxy's, which know nothing of what is behind it), and its body. */
type Answer = { status: number; headers: unknown; body: unknown };
type Door = (address: Address, visitor: Visitor) => Promise<Answer>;

let server: Server;
let origin: string;
const faults: unknown[] = [];

async function toAnswer(response: Response, address: Address): Promise<Answer> {
  const headers = [...response.headers].filter(([name]) => name !== "date");
  const text = JSON.stringify([headers, await response.text()]).replaceAll(address.token, "<token>");
  const [kept, body] = JSON.parse(text) as [unknown, unknown]; // as it was written a line above
  return { status: response.status, headers: kept, body };
}

const media =
  (pathOf: (address: Address) => string): Door =>
  async (address, visitor) => {
    const cookie = visitor.headers.get("cookie");
    const asked = { range: "bytes=0-99", ...(cookie && { cookie }) };
    return toAnswer(await fetch(origin + pathOf(address), { headers: asked }), address);
  };

const route =
  (file: string, method: string, ask: (address: Address) => { path: string; form?: string }): Door =>
  async (address, visitor) => {
    const loaded = (await import(resolve("app", file))) as Record<
      string,
      (request: Request, context: object) => Promise<Response>
    >;
    const { path, form } = ask(address);
    const { headers } = visitor;
    headers.set("origin", appUrl);
    const sent = new Request(appUrl + path, { method, headers, ...(form !== undefined && { body: form }) });
    const params = Promise.resolve({ token: address.token, item: address.itemId });
    return toAnswer(await loaded[method]!(sent, { params }), address);
  };

const page =
  (file: string): Door =>
  async (address, visitor) => {
    const loaded = (await import(resolve("app", file))) as {
      default: (props: object) => Promise<{ type: { name: string } }>;
      generateMetadata?: (props: object) => Promise<unknown>;
    };
    request.headers = visitor.headers;
    const props = {
      params: Promise.resolve({ token: address.token }),
      searchParams: Promise.resolve({}),
    };
    try {
      const head = await loaded.generateMetadata?.(props);
      const shown = await loaded.default(props);
      return { status: 200, headers: head, body: JSON.stringify(shown) };
    } catch (error) {
      const digest = error instanceof Error && "digest" in error ? error.digest : null;
      if (digest === "NEXT_HTTP_ERROR_FALLBACK;404") return { status: 404, headers: null, body: digest };
      throw error;
    }
  };

const action =
  (name: string, inputOf: (address: Address) => object): Door =>
  async (address, visitor) => {
    request.headers = visitor.headers;
    request.headers.set("origin", appUrl);
    const given = { token: address.token, input: inputOf(address) };
    const body = await actions.get(name)!(given as never); // each takes an input of its own
    return { status: body.ok ? 200 : 404, headers: null, body: body.ok ? "done" : body };
  };

const visitorId = "b6b1f0f6-2f0e-4c5e-9d3b-0a0b0c0d0e0f";
const root = ({ token }: Address) => `/media/g/${token}`;

/** Every way to a gallery or to anything of it, by where it stands in the source. `needs`: what a gallery or item must show or allow. */
const doors: Record<
  string,
  { open: Door; isOf: "gallery" | "item" | "reference"; needs?: object; ofItem?: object }
> = {
  "g/[token]/page.tsx": { open: page("g/[token]/page.tsx"), isOf: "gallery" },
  "g/[token]/embed/page.tsx": {
    open: page("g/[token]/embed/page.tsx"),
    isOf: "gallery",
    needs: { allowsEmbedding: false },
  },
  "g/[token]/vote/page.tsx": {
    open: page("g/[token]/vote/page.tsx"),
    isOf: "gallery",
    needs: { allowsVotes: false },
  },
  "g/[token]/password/route.ts POST": {
    open: route("g/[token]/password/route.ts", "POST", ({ token }) => ({
      path: `/g/${token}/password`,
      form: `password=${encodeURIComponent(password)}`,
    })),
    isOf: "gallery",
  },
  "g/[token]/remix/[item]/route.ts GET": {
    open: route("g/[token]/remix/[item]/route.ts", "GET", ({ token, itemId }) => ({
      path: `/g/${token}/remix/${itemId}`,
    })),
    isOf: "item",
    needs: { allowsRemix: false },
    ofItem: { showsPrompt: false },
  },
  "g/[token]/card/route.ts GET": {
    open: route("g/[token]/card/route.ts", "GET", ({ token }) => ({ path: `/g/${token}/card` })),
    isOf: "gallery",
  },
  "api/oembed/route.ts GET": {
    open: route("api/oembed/route.ts", "GET", ({ token }) => ({
      path: `/api/oembed?url=${encodeURIComponent(`${appUrl}/g/${token}`)}`,
    })),
    isOf: "gallery",
    needs: { allowsEmbedding: false },
  },
  heartAction: {
    open: action("heartAction", ({ itemId }) => ({ itemId, visitorId, isGiven: true })),
    isOf: "item",
    needs: { allowsHearts: false },
  },
  commentAction: {
    open: action("commentAction", ({ itemId }) => ({ itemId, name: "Grace", text: "The hat", atMs: 0 })),
    isOf: "item",
    needs: { allowsComments: false },
  },
  voteAction: {
    open: action("voteAction", ({ itemId, otherItemId }) => ({
      itemIds: [itemId, otherItemId],
      betterId: itemId,
      visitorId,
    })),
    isOf: "item",
    needs: { allowsVotes: false },
  },
  ...Object.fromEntries(
    itemParts.map((part) => [
      `media ${part}`,
      {
        open: media((address) => itemAddress(root(address), address.itemId, part)),
        isOf: "item" as const,
        ...(part === "download" && { needs: { allowsDownloads: false } }),
      },
    ]),
  ),
  ...Object.fromEntries(
    referenceParts.map((part) => [
      `media reference ${part}`,
      {
        open: media((address) =>
          referenceAddress(root(address), address.itemId, { id: address.referenceId }, part),
        ),
        isOf: "reference" as const,
        ofItem: { shownReferences: [] },
      },
    ]),
  ),
};

const visitor = new Visitor("192.0.2.9");
const owner = new Visitor("192.0.2.1");
const bob = new Visitor("192.0.2.2");
let ada: Member;

/** Asked from an address of its own each time, so that no limit of another case answers. */
let asked = 0;
async function ask(name: string, address: Address, by: Visitor = visitor): Promise<Answer> {
  const fresh = new Visitor(`198.51.100.${++asked % 250}`);
  const cookie = by.headers.get("cookie");
  if (cookie) fresh.keep(cookie.split("; "));
  expect(fresh.headers.get(addressHeader)).not.toBeNull();
  return doors[name]!.open(address, fresh);
}

const isOpen = ({ status }: Answer) => status < 400;

beforeAll(async () => {
  const handle = createMediaHandler({ authorize: authorizeMedia, onError: (error) => faults.push(error) });
  server = createServer((incoming, response) => void handle(incoming, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  ada = await signUpOwner(owner);
  await signUpInvited(bob, ada);
});
afterAll(() => new Promise((done) => server.close(done)));

const changeGallery = ({ gallery }: GalleryWorld, data: object) =>
  database().gallery.update({ where: { id: gallery.id }, data });
const changeItem = ({ gallery }: GalleryWorld, data: object) =>
  database().galleryItem.update({ where: { id: gallery.items[0]!.id }, data });
const changeGeneration = ({ gallery }: GalleryWorld, data: object) =>
  database().generation.update({ where: { id: gallery.items[0]!.generationId }, data });
const changeAsset = (id: string, data: object) => database().asset.update({ where: { id }, data });

/** What ends a whole gallery. */
const endings: Record<string, (world: GalleryWorld) => Promise<unknown>> = {
  "its sharing was stopped": (world) => changeGallery(world, { tokenHash: null, linkVersion: 1 }),
  "it was given a new link": (world) => changeGallery(world, { tokenHash: makeToken().tokenHash }),
  "its time has run out": (world) => changeGallery(world, { expiresAt: new Date(Date.now() - 1) }),
  "it was deleted": (world) => changeGallery(world, { deletedAt: new Date() }),
  "its member has gone": ({ member }) =>
    database().member.update({ where: { id: member.id }, data: { removedAt: new Date() } }),
};

/** What ends one item, and leaves its gallery and the other item as they are. */
const itemEndings: Record<string, (world: GalleryWorld) => Promise<unknown>> = {
  "it was taken out": (world) => changeItem(world, { removedAt: new Date() }),
  "its result was deleted from the history": (world) => changeGeneration(world, { deletedAt: new Date() }),
  "its file was deleted": ({ gallery }) => changeAsset(gallery.items[0]!.assetId, { deletedAt: new Date() }),
  "its bytes are gone": ({ gallery }) =>
    changeAsset(gallery.items[0]!.assetId, { blob: { update: { state: "gone" } } }),
  "its result has become somebody else's": async (world) =>
    changeGeneration(world, { memberId: (await seedMember()).id }),
};

const names = Object.keys(doors);
const ofItems = names.filter((name) => doors[name]!.isOf !== "gallery");

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
    world = await makeGalleryWorld(await seedMember());
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
    const guest = new Visitor("192.0.2.77");
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
  const { needs, ofItem } = doors[name]!;
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
    const missing = await media(() => parts(makeMissingAddress())[0]!)(world.address, owner);
    for (const path of parts(world.address)) {
      const open = media(() => path);
      expect((await open(world.address, owner)).status).toBe(206);
      for (const by of [bob, new Visitor("192.0.2.3")])
        expect(await open(world.address, by)).toEqual(missing);
    }
    await changeGallery(world, { deletedAt: new Date() });
    for (const path of parts(world.address))
      expect(await media(() => path)(world.address, owner)).toEqual(missing);
  });

  test("is closed to the studio's owner where the gallery is another member's", async () => {
    const world = await makeGalleryWorld(await seedMember());
    for (const path of parts(world.address))
      expect((await media(() => path)(world.address, owner)).status).toBe(404);
  });
});

describe("what is served", () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });
  const downloads = async ({ gallery }: GalleryWorld) =>
    (await database().gallery.findUniqueOrThrow({ where: { id: gallery.id } })).downloadCount;

  test("is kept by nobody, and tells neither the prompt nor the model in its name, nor its bytes by its tag", async () => {
    const world = await makeGalleryWorld(ada);
    for (const part of itemParts) {
      const response = await get(itemAddress(root(world.address), world.address.itemId, part));
      await response.arrayBuffer();
      expect(response.status).toBe(200);
      const headers = Object.fromEntries(response.headers);
      expect(headers).toMatchObject({
        "cache-control": "private, no-store",
        "content-security-policy": "sandbox; default-src 'none'",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-robots-tag": "noindex",
      });
      const extension = { poster: "webp", waveform: "json" }[part as string] ?? "mp4";
      expect(headers["content-disposition"]).toBe(
        `${part === "download" ? "attachment" : "inline"}; filename="Kites 1.${extension}"; filename*=UTF-8''Kites%201.${extension}`,
      );
      const hashes = await database().derivative.findMany({ select: { sha256: true } });
      expect(hashes.map(({ sha256 }) => `"${sha256}"`)).not.toContain(headers["etag"]);
    }
  });

  test("is shown by pages of other sites only where that is allowed", async () => {
    const world = await makeGalleryWorld(ada);
    const path = itemAddress(root(world.address), world.address.itemId, "poster");
    const policy = async () => (await get(path)).headers.get("cross-origin-resource-policy");
    expect(await policy()).toBe("cross-origin");
    await changeGallery(world, { allowsEmbedding: false });
    expect(await policy()).toBe("same-origin");
  });

  test("is downloaded only by its own address, and counted there once", async () => {
    const world = await makeGalleryWorld(ada);
    const address = (part: "video" | "download") =>
      itemAddress(root(world.address), world.address.itemId, part);
    expect((await get(`${address("video")}?download`)).headers.get("content-disposition")).toMatch(/^inline/);
    expect(await downloads(world)).toBe(0);
    await get(address("download"));
    expect(await downloads(world)).toBe(1);
    await get(address("download"), { range: "bytes=100-" });
    await fetch(origin + address("download"), { method: "HEAD" });
    expect(await downloads(world)).toBe(1);
  });

  test("as a remix has nothing of what is hidden, and links to what is shown", async () => {
    const world = await makeGalleryWorld(ada);
    const { body } = await ask("g/[token]/remix/[item]/route.ts GET", world.address);
    expect(body).toContain(`${appUrl}/media/g/<token>/${world.address.itemId}/references/`);
    for (const secret of ["client", world.member.id, world.gallery.hidden.id, "another-model"])
      expect(body).not.toContain(secret);
  });
});

test("no door broke", () => {
  expect(faults).toEqual([]);
});
