import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { registerUpload } from "#lib/data/asset/register-upload.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { listSessions } from "#lib/data/session.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { seedGeneration, seedPrompt, words } from "#lib/data/testing/seed.ts";
import { seedRun } from "#lib/data/testing/seed-run.ts";
import { csvText } from "#lib/domain/csv.ts";
import { newGallery, newItemChoices } from "#lib/domain/gallery.ts";
import type { Status } from "#lib/domain/generation.ts";
import type { AssetId, ReferenceId } from "#lib/domain/id.ts";
import type { Prompt } from "#lib/domain/prompt.ts";
import { scoreboardRows } from "#lib/domain/scoreboard-rows.ts";
import type { Member } from "#lib/domain/scope.ts";
import { signUpInvited, signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Visitor } from "#lib/session/testing/visitor.ts";

const origin = "http://localhost:4601";
const request = vi.hoisted(() => ({ headers: new Headers() }));
// The framework's request outside of the framework: what it would hand to an action.
vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({ set: () => undefined }),
}));

testDatabase();
testSettings({ APP_URL: origin });

/** Ids of one of everything: all there and someone else's, or all made up. */
type World = Record<
  | "prompt"
  | "asset"
  | "run"
  | "session"
  | "key"
  | "note"
  | "comparison"
  | "clip"
  | "gallery"
  | "item"
  | "comment"
  | "member"
  | "invitation"
  | Status,
  string
>;

const owner = new Visitor("192.0.2.1");
const other = new Visitor("192.0.2.2");
const nobody = new Visitor("192.0.2.3");
let theirs: World;
let missing: World;

const reference = (assetId: string): Prompt["references"][number] => ({
  id: createId<ReferenceId>(),
  assetId: assetId as AssetId,
  kind: "image",
  name: "hero.png",
  role: null,
});
const withAsset = (assetId: string) => words("a red kite", [reference(assetId)]);
const removedAsset = (assetId: string) => ({ ...words("a red kite"), removed: [reference(assetId)] });
const withItem = (id: string, generationId: string) => ({
  ...newGallery("mine"),
  items: [{ ...newItemChoices, id, generationId }],
});
const press = () => ({ clientKey: createId(), promptId: null, hashes: {}, accepted: {} });
const generation = (status: Status) => (world: World) => ({ generationId: world[status] });

/** Per action its inputs, one for every place where it takes an id; a studio's owner is not the owner of members' things. */
const actions: Record<string, "public" | ((world: World) => unknown)[]> = {
  signInAction: "public",
  signOutAction: "public",
  // Doors of galleries: see lib/launch/gallery-doors.test.ts.
  heartAction: "public",
  commentAction: "public",
  voteAction: "public",
  createOwnerAction: "public",
  acceptInvitationAction: "public",
  inviteAction: [() => ({})],
  changePasswordAction: [() => ({ present: "not the password", next: "a long enough phrase" })],
  endSessionAction: [(world) => ({ sessionId: world.session })],
  endOtherSessionsAction: [() => ({})],
  createPromptAction: [
    (world) => ({ id: world.prompt, document: withAsset(world.asset) }),
    (world) => ({ id: createId(), document: withAsset(world.asset) }),
    (world) => ({ id: createId(), document: removedAsset(world.asset) }),
  ],
  savePromptAction: [
    (world) => ({ id: world.prompt, document: words("mine"), fromVersion: 1 }),
    (world) => ({ id: world.prompt, document: withAsset(world.asset), fromVersion: 1 }),
  ],
  deletePromptAction: [(world) => ({ id: world.prompt })],
  restorePromptAction: [(world) => ({ id: world.prompt })],
  editRunAction: [
    (world) => ({ id: createId(), runId: world.run }),
    (world) => ({ id: world.prompt, runId: world.run }),
  ],
  addReferenceAction: [
    (world) => ({ promptId: world.prompt, referenceId: createId(), assetId: world.asset }),
  ],
  takeFrameAction: [
    (world) => ({ generationId: world.done, atMs: null }),
    (world) => ({ generationId: world.done, atMs: 40 }),
  ],
  generateAction: [
    (world) => ({ ...press(), promptId: world.prompt, promptVersion: 1 }),
    (world) => ({ ...press(), promptId: world.prompt, document: withAsset(world.asset) }),
    (world) => ({ ...press(), document: withAsset(world.asset) }),
    (world) => ({ ...press(), document: removedAsset(world.asset) }),
  ],
  cancelGenerationAction: [generation("queued"), generation("running")],
  retryGenerationAction: [generation("failed")],
  adoptGenerationAction: [(world) => ({ generationId: world.unconfirmed, operation: "task-1" })],
  lookForGenerationAction: [generation("unconfirmed")],
  resendGenerationAction: [generation("unconfirmed")],
  abandonGenerationAction: [generation("unconfirmed")],
  lookAgainAction: [generation("failed")],
  saveVerdictAction: [
    (world) => ({ generationId: world.done, choice: "keep", stars: 5 }),
    (world) => ({ generationId: world.done, choice: null, stars: null }),
  ],
  addNoteAction: [
    (world) => ({ id: createId(), generationId: world.done, atMs: 0, text: "mine" }),
    (world) => ({ id: world.note, generationId: world.done, atMs: 0, text: "mine" }),
  ],
  deleteNoteAction: [(world) => ({ noteId: world.note })],
  restoreNoteAction: [(world) => ({ noteId: world.note })],
  saveOffsetAction: [(world) => ({ generationId: world.done, offsetMs: 40 })],
  markFavouritesAction: [(world) => ({ generationIds: [world.done], isFavourite: true })],
  changeTagsAction: [
    (world) => ({ generationIds: [world.done], add: ["mine"], remove: [] }),
    (world) => ({ generationIds: [world.done], add: [], remove: ["theirs"] }),
  ],
  deleteGenerationsAction: [(world) => ({ generationIds: [world.done, world.failed] })],
  restoreGenerationsAction: [(world) => ({ generationIds: [world.done] })],
  oneMoreOfEachAction: [(world) => ({ runId: world.run, clientKey: createId() })],
  saveShortcutsAction: [() => ({ usesShortcuts: true })],
  beginComparisonAction: [(world) => ({ runId: world.run })],
  saveBlindVerdictAction: [(world) => ({ blindClipId: world.clip, choice: "keep", stars: null })],
  revealAction: [(world) => ({ comparisonId: world.comparison })],
  saveGalleryAction: [
    (world) => ({ galleryId: world.gallery, document: newGallery("mine"), fromVersion: 1 }),
    (world) => ({ galleryId: world.gallery, document: withItem(world.item, world.done), fromVersion: 1 }),
  ],
  addToGalleryAction: [
    (world) => ({ galleryId: world.gallery, generationIds: [] }),
    (world) => ({ galleryId: null, generationIds: [world.done] }),
  ],
  deleteGalleryAction: [(world) => ({ galleryId: world.gallery })],
  restoreGalleryAction: [(world) => ({ galleryId: world.gallery })],
  approveCommentsAction: [(world) => ({ commentIds: [world.comment], isApproved: true })],
  deleteCommentsAction: [(world) => ({ commentIds: [world.comment] })],
  restoreCommentsAction: [(world) => ({ commentIds: [world.comment] })],
  makeGalleryLinkAction: [(world) => ({ galleryId: world.gallery })],
  stopSharingAction: [(world) => ({ galleryId: world.gallery })],
  saveGalleryPasswordAction: [(world) => ({ galleryId: world.gallery, password: "open sesame" })],
  saveGalleryExpiryAction: [(world) => ({ galleryId: world.gallery, expiresAt: null })],
  removeMemberAction: [
    (world) => ({ memberId: world.member, handedToId: null }),
    (world) => ({ memberId: createId(), handedToId: world.member }),
  ],
  saveOwnershipAction: [(world) => ({ memberId: world.member, isOwner: false })],
  withdrawInvitationAction: [(world) => ({ invitationId: world.invitation })],
  restoreInvitationAction: [(world) => ({ invitationId: world.invitation })],
  deleteAccountAction: [() => ({ password: "not the password" })],
  deleteUnusedUploadsAction: [() => ({})],
  restoreUploadsAction: [() => ({ deletedAt: "2026-01-01T00:00:00.000Z" })],
  saveProviderKeyAction: [() => ({ providerId: "oxen", apiKey: "sk-0123456789", isStudioWide: true })],
  testProviderKeyAction: [(world) => ({ id: world.key })],
  removeProviderKeyAction: [(world) => ({ id: world.key })],
  closeStudioKeysAction: [() => ({ areClosed: true })],
  saveProviderChoiceAction: [() => ({ providerId: "oxen", contract: "newer", dialect: "bracket" })],
  saveModelPriceAction: [() => ({ modelId: "oxen/seedance-2.0-r2v", perSecondMicro: 80_500 })],
};

/** What members may do that concerns nobody's things but their own. */
const answersOfMembers: Record<string, unknown> = {
  inviteAction: { ok: false, reason: "not-allowed" },
  changePasswordAction: { ok: false, reason: "wrong-password" },
  removeMemberAction: { ok: false, reason: "not-allowed" },
  saveOwnershipAction: { ok: false, reason: "not-allowed" },
  withdrawInvitationAction: { ok: false, reason: "not-allowed" },
  restoreInvitationAction: { ok: false, reason: "not-allowed" },
  deleteAccountAction: { ok: false, reason: "wrong-password" },
  deleteUnusedUploadsAction: { ok: true, count: 0, deletedAt: expect.any(String) },
  saveProviderKeyAction: { ok: false, reason: "no-worker" },
  closeStudioKeysAction: { ok: false, reason: "not-allowed" },
  saveProviderChoiceAction: { ok: false, reason: "not-allowed" },
  saveModelPriceAction: { ok: false, reason: "not-allowed" },
  saveShortcutsAction: { ok: true },
  endOtherSessionsAction: { ok: true },
};

/** Per route and method its requests, and what a member gets of an object that is not theirs. */
const routes: Record<
  string,
  "public" | { path: (world: World) => string; id?: keyof World; empty?: unknown }
> = {
  "runs/[id] GET": { path: (world) => `runs/${world.run}`, id: "run" },
  "assets GET": { path: (world) => `assets?ids=${world.asset}`, empty: [] },
  "history GET": { path: () => "history", empty: { items: [], next: null } },
  "galleries GET": { path: () => "galleries", empty: [] },
  "galleries/[id] GET": { path: (world) => `galleries/${world.gallery}`, id: "gallery" },
  "results GET": { path: () => "results", empty: { items: [], next: null } },
  "prompts GET": { path: () => "prompts", empty: { items: [], next: null } },
  "scoreboard.csv GET": { path: () => "scoreboard.csv", empty: csvText(scoreboardRows([])).slice(1) },
  "provider-keys GET": { path: () => "provider-keys", empty: { keys: [], areStudioKeysClosed: false } },
  "oembed GET": "public", // a door of galleries, as above
  "imports POST": "public", // looks at origin and session by itself, see below
  "uploadthing GET": "public", // which kinds of file are taken: the same for everybody
  "uploadthing POST": "public", // decides by itself, see below
};

const actionFiles = globSync("lib/actions/*.ts").filter((path) =>
  readFileSync(path, "utf8").startsWith('"use server"'),
);
const actionExports = await exportsOf(actionFiles);
const routeExports = await exportsOf(globSync("app/api/**/route.ts"));

async function exportsOf(paths: string[]): Promise<Map<string, (...given: never[]) => Promise<unknown>>> {
  const found = new Map<string, (...given: never[]) => Promise<unknown>>();
  for (const path of paths) {
    const loaded = (await import(resolve(path))) as Record<string, (...given: never[]) => Promise<unknown>>;
    const route = /^app\/api\/(.*)\/route\.ts$/.exec(path)?.[1];
    for (const [name, run] of Object.entries(loaded)) found.set(route ? `${route} ${name}` : name, run);
  }
  return found;
}

function as(visitor: Visitor, from: string | null = origin): void {
  request.headers = visitor.headers;
  if (from !== null) request.headers.set("origin", from);
}

async function call(name: string, input: unknown): Promise<unknown> {
  return actionExports.get(name)!(input as never); // the input is what a hostile page may send: anything
}

async function read(
  name: string,
  world: World,
  visitor: Visitor,
): Promise<{ status: number; body: unknown }> {
  const route = routes[name]!;
  if (route === "public") throw new TypeError(`${name} is public`);
  const url = `${origin}/api/${route.path(world)}`;
  const context = { params: Promise.resolve({ id: route.id && world[route.id] }) };
  const run = routeExports.get(name)! as unknown as (request: Request, context: object) => Promise<Response>;
  const response = await run(new Request(url, { headers: visitor.headers }), context);
  expect(response.headers.get("cache-control")).toContain("no-store");
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, body: await (isJson ? response.json() : response.text()) };
}

async function everything(): Promise<string> {
  const client = database();
  const rows = await Promise.all([
    client.prompt.findMany({ orderBy: { id: "asc" } }),
    client.asset.findMany({ orderBy: { id: "asc" } }),
    client.run.findMany({ orderBy: { id: "asc" } }),
    client.generation.findMany({ orderBy: { id: "asc" } }),
    client.attempt.findMany({ orderBy: { id: "asc" } }),
    client.providerKey.findMany({ orderBy: { id: "asc" }, omit: { sealed: true } }),
    client.session.findMany({ orderBy: { id: "asc" } }),
    client.invitation.findMany({ orderBy: { id: "asc" } }),
    client.studioFact.findMany({ orderBy: { name: "asc" } }),
    client.providerChoice.findMany({ orderBy: { providerId: "asc" } }),
    client.modelPrice.findMany({ orderBy: { modelId: "asc" } }),
    client.verdict.findMany({ orderBy: { generationId: "asc" } }),
    client.note.findMany({ orderBy: { id: "asc" } }),
    client.member.findMany({
      orderBy: { id: "asc" },
      select: { id: true, usesShortcuts: true, isOwner: true, removedAt: true },
    }),
    client.blindComparison.findMany({ include: { clips: true }, orderBy: { id: "asc" } }),
    client.gallery.findMany({ include: { items: true, comments: true }, orderBy: { id: "asc" } }),
  ]);
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}

async function seedWorld(member: Member): Promise<World> {
  const upload = { name: "hero.png", format: "png", sizeBytes: 10, location: "disk" } as const;
  const asset = await registerUpload(member, { ...upload, sha256: "a".repeat(64) });
  const generations: [Status, string][] = [];
  for (const status of [
    "queued",
    "submitting",
    "unconfirmed",
    "running",
    "saving",
    "done",
    "failed",
    "canceled",
  ] as const) {
    generations.push([status, (await seedGeneration(member, { status })).id]);
  }
  const generationId = new Map(generations).get("done")!; // every status was listed
  const note = { id: createId(), generationId, memberId: member.id, atMs: 0, text: "the hat" };
  await database().note.create({ data: note });
  await database().verdict.create({ data: { generationId, memberId: member.id, choice: "tweak" } });
  const key = await database().providerKey.create({
    data: {
      id: createId(),
      providerId: "oxen",
      memberId: member.id,
      source: "saved",
      lastFour: "6789",
      sealed: new Uint8Array(8),
    },
  });
  const invitation = await database().invitation.create({
    data: {
      id: createId(),
      tokenHash: "an invitation",
      invitedById: member.id,
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  const done = await seedGeneration(member, { status: "done" });
  const clip = { id: createId<string>(), generationId: done.id, place: 0 };
  const comparison = await database().blindComparison.create({
    data: { id: createId(), runId: done.runId, memberId: member.id, clips: { create: clip } },
  });
  const shown = await seedRun(member, [{}]);
  const item = { id: createId<string>(), generationId: shown.results[0]!.id, place: 0 };
  const comment = { id: createId<string>(), name: "Grace", text: "the sky" };
  const gallery = await database().gallery.create({
    data: {
      id: createId(),
      memberId: member.id,
      title: "Kites",
      items: { create: item },
      comments: { create: comment },
    },
  });
  return {
    ...(Object.fromEntries(generations) as Record<Status, string>), // every status was listed
    asset: asset.id,
    prompt: await seedPrompt(member),
    run: (await seedGeneration(member, { status: "done" })).runId,
    session: (await listSessions(member))[0]!.id,
    key: key.id,
    note: note.id,
    comparison: comparison.id,
    member: member.id,
    invitation: invitation.id,
    clip: clip.id,
    gallery: gallery.id,
    item: item.id,
    comment: comment.id,
  };
}

beforeAll(async () => {
  const member = await signUpOwner(owner);
  await signUpInvited(other, member);
  theirs = await seedWorld(member);
  missing = Object.fromEntries(Object.keys(theirs).map((name) => [name, createId()])) as World; // the same keys
});

describe("the matrix", () => {
  test("names every exported action", () => {
    expect([...actionExports.keys()].toSorted()).toEqual(Object.keys(actions).toSorted());
  });

  test("knows of every file with actions, because none stands anywhere else or has one of another kind", () => {
    const sources = globSync(["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/**/*.{ts,tsx}"]);
    const withActions = sources.filter((path) => /^\s*["']use server["']/m.test(readFileSync(path, "utf8")));
    expect(withActions.toSorted()).toEqual(actionFiles.toSorted());
  });

  test("names every exported route", () => {
    expect([...routeExports.keys()].toSorted()).toEqual(Object.keys(routes).toSorted());
  });
});

const guardedActions = Object.entries(actions).flatMap(([name, inputs]) =>
  inputs === "public" ? [] : inputs.map((input, index) => ({ name, input, place: index + 1 })),
);

describe.each(guardedActions)("$name, input $place", ({ name, input }) => {
  test("tells the signed-out nothing, whether the object is there or not", async () => {
    const before = await everything();
    as(nobody);
    for (const world of [theirs, missing]) {
      expect(await call(name, input(world))).toEqual({ ok: false, reason: "signed-out" });
    }
    expect(await everything()).toBe(before);
  });

  test("denies another member as if the object were not there", async () => {
    const before = await everything();
    as(other);
    for (const world of [theirs, missing]) {
      expect(await call(name, input(world))).toEqual(
        answersOfMembers[name] ?? { ok: false, reason: "not-found" },
      );
    }
    expect(await everything()).toBe(before);
  });
});

describe.each([...actionExports.keys()])("%s", (name) => {
  test.each([null, "null", "https://evil.example", `${origin}.evil.example`, "http://localhost:4602"])(
    "is refused from the origin %s",
    async (from) => {
      as(owner, from);
      request.headers.set("x-forwarded-host", "evil.example");
      request.headers.set("host", "evil.example");
      expect(await call(name, {})).toEqual({ ok: false, reason: "wrong-origin" });
    },
  );

  test.each([null, "text", 7, [], { id: { $ne: null } }])("refuses the malformed input %j", async (input) => {
    as(owner);
    expect(await call(name, input)).toEqual({ ok: false, reason: "bad-input" });
  });
});

const guardedRoutes = Object.keys(routes).filter((name) => routes[name] !== "public");

describe.each(guardedRoutes)("%s", (name) => {
  const { empty } = routes[name] as { empty?: unknown }; // the public ones were filtered out

  test("tells the signed-out nothing, whether the object is there or not", async () => {
    for (const world of [theirs, missing]) {
      expect(await read(name, world, nobody)).toEqual({ status: 401, body: { reason: "signed-out" } });
    }
  });

  test("denies another member as if the object were not there", async () => {
    const denied = empty ? { status: 200, body: empty } : { status: 404, body: { reason: "not-found" } };
    for (const world of [theirs, missing]) expect(await read(name, world, other)).toEqual(denied);
  });

  test("gives its own member what is there", async () => {
    const answer = await read(name, theirs, owner);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toEqual(empty);
    expect(JSON.stringify(answer.body)).not.toContain("sealed");
  });
});

describe("uploadthing POST", () => {
  test.each([
    ["without a session", nobody, origin],
    ["from another origin", owner, "https://evil.example"],
  ])("hands out no address to upload to %s", async (_case, visitor, from) => {
    const headers = visitor.headers;
    headers.set("origin", from);
    headers.set("content-type", "application/json");
    const files = [{ name: "hero.png", size: 10, type: "image/png", lastModified: 0 }];
    const response = (await routeExports.get("uploadthing POST")!(
      new Request(`${origin}/api/uploadthing?actionType=upload&slug=references`, {
        method: "POST",
        headers,
        body: JSON.stringify({ files }),
      }) as never, // the framework's request adds nothing that is read here
    )) as Response;
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain("ingest");
  });
});

describe("imports POST", () => {
  test.each([
    ["without a session", nobody, origin, 401, "signed-out"],
    ["from another origin", owner, "https://evil.example", 403, "wrong-origin"],
    ["from no origin", owner, null, 403, "wrong-origin"],
    ["with what is no link", owner, origin, 400, "bad-input"],
  ])("fetches nothing %s", async (_case, visitor, from, status, reason) => {
    const headers = visitor.headers;
    if (from !== null) headers.set("origin", from);
    const wanted = { url: status === 400 ? "file:///etc/passwd" : "https://media.example/a.png" };
    const body = JSON.stringify({ ...wanted, kind: "image", name: "a.png" });
    const response = (await routeExports.get("imports POST")!(
      new Request(`${origin}/api/imports`, { method: "POST", headers, body }) as never, // as above
    )) as Response;
    expect([response.status, await response.json()]).toEqual([status, { reason }]);
    expect(response.headers.get("cache-control")).toContain("no-store");
  });
});
