import { globSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { beginComparison } from "#lib/data/blind/comparisons.ts";
import { createId } from "#lib/data/create-id.ts";
import { storeRun } from "#lib/data/testing/store-run.ts";
import { storePrompt } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { storeOpenGallery } from "#lib/data/public/testing/store-open-gallery.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { signUpInvited, signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";

const request = vi.hoisted(() => ({ headers: new Headers() }));
// The framework's request outside of the framework: what it would hand to a page.
vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({ get: () => undefined }),
}));

testDatabase();
testSettings({ APP_URL: "http://localhost:4606" });

/** Ids of one of everything that a page is of: all there and somebody's, or all made up. */
type World = Record<"run" | "generation" | "otherGeneration" | "prompt" | "gallery", string>;
type Asked = { params?: object; searchParams?: object };

/**
 * Every page but those of galleries, which have a test of their own: "public", "member" for what shows each member their own, "owner", or
 * how it asks for somebody's thing.
 */
const pages: Record<string, "public" | "member" | "owner" | ((world: World) => Asked)> = {
  "(auth)/invite/[token]": "public",
  "(auth)/setup": "public",
  "(auth)/sign-in": "public",
  "(member)/compare": (world) => ({
    searchParams: { g: `${world.generation},${world.otherGeneration}` },
  }),
  "(member)/galleries": "member",
  "(member)/galleries/[id]": (world) => ({ params: { id: world.gallery } }),
  "(member)/history": "member",
  "(member)/prompts/[id]": (world) => ({ params: { id: world.prompt } }),
  "(member)/runs/[id]": (world) => ({ params: { id: world.run } }),
  "(member)/runs/[id]/blind": (world) => ({ params: { id: world.run } }),
  "(member)/scoreboard": "member",
  "(member)/settings": "member",
  "(member)/settings/account": "member",
  "(member)/settings/members": "owner",
  "(member)/settings/providers": "member",
  "(member)/settings/storage": "member",
  "(member)/studio/[[...id]]": (world) => ({ params: { id: [world.prompt] } }),
  "(preview)/galleries/[id]/preview": (world) => ({ params: { id: world.gallery } }),
  "": "member",
};

const owner = new Browser("192.0.2.1");
const bob = new Browser("192.0.2.2");
const grace = new Browser("192.0.2.3");
const nobody = new Browser("192.0.2.4");
let world: World;
let missing: World;

async function storeWorld(member: Member): Promise<World> {
  const run = await storeRun(member, [{}, {}]);
  await beginComparison(member, run.runId, { withDrafts: false });
  return {
    run: run.runId,
    generation: run.results[0]!.id, // two were asked for
    otherGeneration: run.results[1]!.id,
    prompt: await storePrompt(member),
    gallery: (await storeOpenGallery(member, null)).id,
  };
}

beforeAll(async () => {
  const ada = await signUpOwner(owner);
  world = await storeWorld(await signUpInvited(bob, ada));
  await signUpInvited(grace, ada, "Grace");
  missing = {
    run: createId(),
    generation: createId(),
    otherGeneration: createId(),
    prompt: createId(),
    gallery: createId(),
  };
});

/** What a page and its title answer: what is shown, or the framework's own word for "not there" or "go there". */
async function open(name: string, by: Browser, asked: Asked): Promise<string> {
  const path = resolve("app", name, "page.tsx");
  const loaded = (await import(path)) as Record<
    "default" | "generateMetadata",
    undefined | ((props: object) => Promise<unknown>)
  >;
  request.headers = by.headers;
  const props = {
    params: Promise.resolve(asked.params ?? {}),
    searchParams: Promise.resolve(asked.searchParams ?? {}),
  };
  const answers: string[] = [];
  for (const part of [loaded.generateMetadata, loaded.default])
    answers.push(
      await (part?.(props) ?? Promise.resolve("")).then(
        () => "shown",
        (error: { digest?: string }) => error.digest ?? Promise.reject(error as Error),
      ),
    );
  const [head, body] = answers;
  // Either both show something or neither does.
  expect(loaded.generateMetadata ? head : body).toBe(body);
  return body!; // it has two
}

const notThere = "NEXT_HTTP_ERROR_FALLBACK;404";
const signInFirst = expect.stringMatching(/^NEXT_REDIRECT;.*;\/sign-in;/);

test("names every page, and every route beside the galleries' is one of the studio's interface", () => {
  const found = globSync("app/**/page.{ts,tsx}")
    .map((file) => file.replace(/^app\/|\/?page\.tsx?$/g, ""))
    .filter((name) => !name.startsWith("g/"));
  expect(found.toSorted()).toEqual(Object.keys(pages).toSorted());
  const routes = globSync("app/**/route.{ts,tsx}").filter((file) => !/^app\/(?:api|g)\//.test(file));
  expect(routes).toEqual([]); // those have matrices of their own
});

const askedFor = (name: string, of: World): Asked => {
  const page = pages[name];
  return typeof page === "function" ? page(of) : {};
};
const guarded = Object.keys(pages).filter((name) => pages[name] !== "public");
const ofThings = guarded.filter((name) => typeof pages[name] === "function");
/** They only lead on. */
const leadingOn: Record<string, string> = { "": "/studio", "(member)/settings": "/settings/providers" };

test.each(guarded)("%j sends the signed-out to sign in, whether the thing is there or not", async (name) => {
  for (const of of [world, missing])
    expect(await open(name, nobody, askedFor(name, of))).toEqual(signInFirst);
});

test.each(guarded)("%j is open for whose it is", async (name) => {
  const answer = await open(name, pages[name] === "owner" ? owner : bob, askedFor(name, world));
  expect(answer.split(";")[2] ?? answer).toBe(leadingOn[name] ?? "shown");
});

test.each(ofThings)("%j is not there for another member, nor for the studio's owner", async (name) => {
  for (const by of [grace, owner])
    for (const of of [world, missing]) expect(await open(name, by, askedFor(name, of))).toBe(notThere);
});

test("the members are not there for who is no owner", async () => {
  for (const name of guarded.filter((one) => pages[one] === "owner"))
    expect(await open(name, bob, {})).toBe(notThere);
});
