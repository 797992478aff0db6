import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { log } from "#lib/reads/log.ts";
import { signUpInvited, signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";
import { askAs, request } from "./testing/framework-request.ts";
import { actions, answersOfMembers, routes } from "./testing/action-matrix.ts";
import { storeWorld, type World } from "./testing/world.ts";

const origin = "http://localhost:4601";
vi.mock("next/headers", async () => (await import("./testing/framework-request.ts")).nextHeaders);

testDatabase();
testSettings({ APP_URL: origin });
log.level = "silent"; // it would say hundreds of times that an origin was refused

const owner = new Browser("192.0.2.1");
const other = new Browser("192.0.2.2");
const nobody = new Browser("192.0.2.3");
let theirs: World;
let missing: World;
let otherId: string;
let watched: string[];

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

const as = (browser: Browser, from: string | null = origin) => askAs(browser, from);

async function call(name: string, input: unknown): Promise<unknown> {
  return actionExports.get(name)!(input as never); // the input is what a hostile page may send: anything
}

async function read(
  name: string,
  world: World,
  browser: Browser,
): Promise<{ status: number; body: unknown }> {
  const route = routes[name]!;
  if (route === "public") throw new TypeError(`${name} is public`);
  const url = `${origin}/api/${route.path(world)}`;
  const context = { params: Promise.resolve({ id: route.id && world[route.id] }) };
  const run = routeExports.get(name)! as unknown as (request: Request, context: object) => Promise<Response>;
  const response = await run(new Request(url, { headers: browser.headers }), context);
  expect(response.headers.get("cache-control")).toContain("no-store");
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, body: await (isJson ? response.json() : response.text()) };
}

/** What changes with every visit and every try: whole tables, or columns of one. */
const ofVisits: Readonly<Record<string, string>> = {
  rate_limit: "all",
  verification: "all",
  member: "{last_seen_at,updated_at}",
  session: "{expires_at,updated_at}",
};

/** What belongs to whom its blob belongs to. */
const ofBlobs: Readonly<Record<string, string>> = {
  derivative: " || (SELECT jsonb_build_object('member_id', member_id) FROM blob WHERE blob.id = t.blob_id)",
};

/** Every row of every table, a new table's too; with an id all but those that are this member's own. */
async function everything(butOf: string | null = null): Promise<string> {
  const rows = await database().$queryRawUnsafe<{ of: string; row: string }[]>(
    `${watched
      .map(
        (name) =>
          `SELECT '${name}' AS of, ((to_jsonb(t) - '${ofVisits[name] ?? "{}"}'::text[])${ofBlobs[name] ?? ""})::text AS row FROM "${name}" t`,
      )
      .join(" UNION ALL ")} ORDER BY 1, 2`,
  );
  const isOwn = (row: string) => butOf !== null && row.includes(`"member_id": "${butOf}"`);
  return JSON.stringify(rows.filter(({ row }) => !isOwn(row)));
}

beforeAll(async () => {
  const member = await signUpOwner(owner);
  otherId = (await signUpInvited(other, member)).id;
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND NOT starts_with(tablename, '_')`;
  watched = tables.map(({ name }) => name).filter((name) => ofVisits[name] !== "all");
  theirs = await storeWorld(member);
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
    const answer = answersOfMembers[name] ?? { ok: false, reason: "not-found" };
    const mayMake = answer.ok ? otherId : null;
    const before = await everything(mayMake);
    as(other);
    for (const world of [theirs, missing]) expect(await call(name, input(world))).toEqual(answer);
    expect(await everything(mayMake)).toBe(before);
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
  const { empty, isNobodysOwn } = routes[name] as { empty?: unknown; isNobodysOwn?: true }; // the public ones were filtered out

  test("tells the signed-out nothing, whether the object is there or not", async () => {
    for (const world of [theirs, missing]) {
      expect(await read(name, world, nobody)).toEqual({ status: 401, body: { reason: "signed-out" } });
    }
  });

  test("denies another member as if the object were not there", async () => {
    const denied = empty ? { status: 200, body: empty } : { status: 404, body: { reason: "not-found" } };
    for (const world of [theirs, missing]) expect(await read(name, world, other)).toEqual(denied);
  });

  if (isNobodysOwn) return;
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
  ])("hands out no address to upload to %s", async (_case, browser, from) => {
    const headers = browser.headers;
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
  ])("fetches nothing %s", async (_case, browser, from, status, reason) => {
    const headers = browser.headers;
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
