import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { readConfig } from "#lib/config.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { writeFact } from "#lib/data/studio-fact.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { newGallery, newItemChoices } from "#lib/domain/gallery/gallery.ts";
import { historyFilterSchema } from "#lib/domain/history/history-filter.ts";
import { sampleDrawing } from "#lib/domain/testing/samples.ts";
import { log } from "#lib/reads/log.ts";
import { ensureKeyPair } from "#lib/sealing/sealing.ts";
import { Browser, testSettings } from "#lib/session/testing/browser.ts";
import { signUpOwner } from "#lib/session/testing/sign-up.ts";
import { makeToken } from "#lib/session/token.ts";
import { actions, routes } from "./testing/action-matrix.ts";
import { askAs } from "./testing/framework-request.ts";
import { oddParameters, oddVersions } from "./testing/odd-values.ts";
import { storeWorld, type World } from "./testing/world.ts";

const origin = "http://localhost:4604";
vi.mock("next/headers", async () => (await import("./testing/framework-request.ts")).nextHeaders);

testDatabase();
testSettings({ APP_URL: origin });
log.level = "silent"; // it would say thousands of times what was refused

const owner = new Browser();
let world: World;
let token: string;

type Run = (...given: unknown[]) => Promise<unknown>;
const load = async (path: string) => Object.entries((await import(resolve(path))) as Record<string, Run>);
const actionFiles = globSync("lib/actions/*.ts").filter((path) =>
  readFileSync(path, "utf8").startsWith('"use server"'),
);
const actionExports = new Map((await Promise.all(actionFiles.map(load))).flat());

const newcomer = { name: "Eve", email: "eve@example.com", password: "short" };
const ofVisitors = (input: (world: World) => object) => () => ({ token, input: input(world) });
/** What the matrix of members' actions leaves out, and documents with something in every place. */
const further: Record<string, ((world: World) => unknown)[]> = {
  signInAction: [() => ({ email: "eve@example.com", password: "none" })],
  createOwnerAction: [() => ({ ...newcomer, setupCode: "0000" })],
  acceptInvitationAction: [() => ({ ...newcomer, token: "none" })],
  heartAction: [ofVisitors(({ item }) => ({ itemId: item, visitorId: createId(), isGiven: true }))],
  commentAction: [
    ofVisitors(({ item }) => ({
      itemId: item,
      name: "Grace",
      text: "the sky",
      atMs: 40,
      drawing: sampleDrawing,
    })),
  ],
  voteAction: [
    ofVisitors(({ item }) => ({ itemIds: [item, createId()], betterId: item, visitorId: createId() })),
  ],
  saveGalleryAction: [
    ({ gallery, item, done }) => ({
      galleryId: gallery,
      document: {
        ...newGallery("mine"),
        introduction: "words",
        items: [
          { ...newItemChoices, id: item, generationId: done, caption: "a", shownReferences: [createId()] },
          { ...newItemChoices, id: createId(), generationId: createId() },
        ],
      },
      fromVersion: 1,
    }),
  ],
  saveGalleryExpiryAction: [({ gallery }) => ({ galleryId: gallery, expiresAt: "2027-01-01T00:00:00Z" })],
  addToGalleryAction: [({ done }) => ({ galleryId: null, title: "mine", generationIds: [done] })],
  markFavouritesAction: [({ done }) => ({ generationIds: [done, done.toUpperCase()], isFavourite: true })],
};

const inputs = Object.entries(actions).flatMap(([name, listed]) =>
  [...(listed === "public" ? [] : listed), ...(further[name] ?? [])].map((input, index) => ({
    name,
    input,
    place: index + 1,
  })),
);

beforeAll(async () => {
  const member = await signUpOwner(owner);
  world = { ...(await storeWorld(member)), session: createId<string>() }; // its own one would be ended
  // Without it nothing is sealed, and nothing beside what is sealed is stored.
  await writeFact("worker-public-key", (await ensureKeyPair(readConfig().dataDir)).publicKey);
  const made = makeToken();
  token = made.token;
  await database().gallery.update({
    where: { id: world.gallery },
    data: { tokenHash: made.tokenHash, allowsHearts: true, allowsComments: true, allowsVotes: true },
  });
});

test.each(inputs)("$name, input $place, answers every odd value with a reason", async ({ name, input }) => {
  askAs(owner, origin);
  const faults: unknown[] = [];
  for (const { what, value } of oddVersions(input(world))) {
    const answer = (await actionExports.get(name)!(value)) as { reason?: string };
    if (answer.reason === "internal" || answer.reason === "signed-out") faults.push(what);
  }
  expect(faults).toEqual([]);
});

const parameters: Record<string, readonly string[]> = {
  "assets GET": ["ids", "hashes"],
  "conversions GET": ["ids"],
  "history GET": [...Object.keys(historyFilterSchema.shape), "before"],
  "results GET": ["q", "before"],
  "prompts GET": ["q", "before"],
  "scoreboard.csv GET": ["period", "references", "sort"],
  "oembed GET": ["url", "format", "maxwidth", "maxheight"],
};

describe.each(Object.keys(routes).filter((name) => name.endsWith(" GET") && !name.startsWith("uploadthing")))(
  "%s",
  (name) => {
    test("answers every odd address below 500", async () => {
      const path = name.slice(0, -" GET".length);
      const [[, run] = []] = await load(`app/api/${path}/route.ts`);
      const faults: unknown[] = [];
      const ask = async (address: string, id = "") => {
        const context = { params: Promise.resolve({ id }) };
        const { status } = (await run!(
          new Request(`${origin}/api/${address}`, { headers: owner.headers }),
          context,
        )) as Response;
        if (status === 500 || status === 401) faults.push(address);
      };
      for (const odd of oddParameters) {
        for (const key of parameters[name] ?? []) await ask(`${path}?${key}=${odd}`);
        if (path === "history") await ask(`${path}?from=${odd}&to=${odd}&zone=Pacific/Kiritimati`);
        if (path === "history") await ask(`${path}?from=${odd}&to=${odd}&zone=America/Adak`);
        if (path.endsWith("[id]")) await ask(path.replace("[id]", odd), odd.replace("%00", "\u0000"));
      }
      expect(faults).toEqual([]);
    });
  },
);
