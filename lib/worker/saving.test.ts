import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import sharp from "sharp";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { lookAgain, requestCancel, tryLink } from "#lib/data/generation/member-events.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { storeGeneration, storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { findModel } from "#lib/providers/catalog.ts";
import { hostAndPort } from "#lib/outbound/addresses.ts";
import { incomingFolder } from "#lib/storage/paths.ts";
import { createSlowSaves } from "./save-pace.ts";
import { type Engine, hasten, oxen, prepareEngine } from "./testing/engine.ts";
import { answering, dripping, haltingAt, startFilmHost, whole } from "./testing/film-host.ts";

testDatabase();
let host: Awaited<ReturnType<typeof startFilmHost>>;
let folder: string;
let engine: Engine;
let worker: { stop(): Promise<void> };
let member: Member;
const siraya = "siraya/seedance-2.0";
const brief = { windowMs: 500, minBytes: 64_000, patienceMs: 3000 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "film-host-"));
  host = await startFilmHost(folder);
  process.env.OUTBOUND_ALLOW_PRIVATE = hostAndPort(host.url);
  engine = await prepareEngine();
  worker = await engine.start();
  member = await storeMember();
});
afterAll(async () => {
  await engine.close();
  await host.stop();
  await rm(folder, { recursive: true });
});

const rowOf = (id: GenerationId) =>
  database().generation.findUniqueOrThrow({ where: { id }, include: { attempts: true, assets: true } });
const posts = () => engine.simulator.ledger.requests.filter(({ method }) => method === "POST").length;

/** A result that its provider has ready under a path of the host, and that is being saved from now on. */
async function saveFrom(path: string, modelId: string = siraya, operation?: string): Promise<GenerationId> {
  const { id } = await storeGeneration(member, { status: "failed", modelId, operation });
  await database().generation.update({
    where: { id },
    data: {
      modelVersion: findModel(modelId as typeof oxen)?.model.version,
      pendingOutputs: [{ kind: "video", role: "result", from: { url: host.url + path } }],
    },
  });
  await tryLink(member, id);
  return id;
}

/** Waits until its row is so; waits between tries are cut short. */
async function untilRow(id: GenerationId, wanted: object): Promise<Awaited<ReturnType<typeof rowOf>>> {
  const row = async () => (await hasten(), await rowOf(id));
  await expect.poll(row, { timeout: 60_000, interval: 50 }).toMatchObject(wanted);
  return rowOf(id);
}
const atLeast = (least: number) => expect.toSatisfy((tries: number) => tries >= least);
const saved = { status: "done", saveTries: 0, saveTrouble: null, saveTroubleSince: null, saveAgainAt: null };

test("trouble that passes is waited out: a busy link, a dead one, what is no film yet, and a server that asks to wait", async () => {
  const statuses = (...all: number[]) => all.map((status) => answering(status));
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } }).png();
  const page = answering(200, "<!doctype html><title>Soon</title>", { "content-type": "text/html" });
  const passes = [
    ["/busy", "refused", statuses(503, 500, 408, 425, 429)],
    ["/gone", "gone", statuses(404, 401, 403, 410)], // where nobody can be asked for a fresh link
    ["/odd", "no-media", [page, answering(200, await picture.toBuffer()), answering(200, ""), page]],
  ] as const;
  const waits = passes.map(async ([path, what, answers]) => {
    host.answer(path, ...answers, whole);
    const id = await saveFrom(path);
    await untilRow(id, { status: "saving", saveTries: atLeast(2), saveTrouble: { what } });
    expect((await untilRow(id, saved)).assets).toHaveLength(1);
    expect(host.requestsOf(path)).toHaveLength(answers.length + 1);
  });
  host.answer("/asks", answering(503, "later", { "retry-after": "600" }));
  const id = await saveFrom("/asks");
  const { saveAgainAt } = await untilRow(id, { saveTries: atLeast(1) });
  expect(saveAgainAt!.getTime() - Date.now()).toBeGreaterThan(550_000);
  host.answer("/asks", whole);
  await Promise.all([...waits, untilRow(id, saved)]);
});

test("a link that is dead for good ends after a day as failed with its link, by which it comes and costs nothing", async () => {
  host.answer("/dead", answering(404));
  const before = posts();
  const id = await saveFrom("/dead");
  await untilRow(id, { saveTries: atLeast(1) });
  const runId = (await rowOf(id)).runId as RunId; // the column holds nothing else
  const since = new Date(Date.now() - 25 * 60 * 60_000);
  await database().generation.update({ where: { id }, data: { saveTries: 2, saveTroubleSince: since } });
  expect(await untilRow(id, { status: "failed" })).toMatchObject({
    failure: { kind: "storage", charged: "yes", detail: "The link answered 404." },
    pendingOutputs: [{ from: { url: `${host.url}/dead` } }],
    saveTrouble: { what: "gone", status: 404 },
    saveAgainAt: null,
  });
  expect(await findRun(member, runId)).toMatchObject({
    generations: [{ hasLinks: true, saveTrouble: { what: "gone", status: 404 }, saveAgainAt: null }],
  });
  await tryLink(member, id);
  expect(await untilRow(id, { saveTries: atLeast(2) })).toMatchObject({ status: "saving" }); // it has its day again
  host.answer("/dead", whole);
  await untilRow(id, saved);
  expect(posts()).toBe(before);
});

test("a task whose provider gives no fresh link keeps the old one, and both can be tried", async () => {
  host.answer("/old", answering(403));
  const isBusy = { on: "poll", kind: "status", status: 503, times: 1000 } as const;
  engine.simulator.control({ faults: [isBusy] });
  const before = posts();
  const id = await saveFrom("/old", oxen, "task-of-old");
  await untilRow(id, { status: "running", saveTries: 1, saveTrouble: { what: "gone", status: 403 } });
  engine.simulator.control({ faults: [] });
  await database().generation.update({ where: { id }, data: { acceptedAt: new Date(0) } });
  const failed = await untilRow(id, { status: "failed" }); // the simulator knows no such task
  expect(failed.attempts).toMatchObject([{ operation: "task-of-old" }]);
  expect(await lookAgain(member, id, 60_000)).toMatchObject({ status: "running" });
  await untilRow(id, { status: "failed" });
  host.answer("/old", whole);
  await tryLink(member, id);
  await untilRow(id, saved);
  expect(posts()).toBe(before);
});

test("links are kept, and can be tried, whatever is wanted or said of the task afterwards", async () => {
  host.answer("/finished", answering(404));
  const before = posts();
  const task = "task-of-finished";
  const isCanceled = { generation_id: task, status: "cancelled" };
  const canceled = { on: "poll", kind: "status", status: 200, body: isCanceled, times: 1000 } as const;
  const isBusy = { on: "poll", kind: "status", status: 503, times: 1000 } as const;
  engine.simulator.control({ faults: [isBusy] });
  const id = await saveFrom("/finished", oxen, task);
  await untilRow(id, { status: "running" });
  await requestCancel(member, id);
  await untilRow(id, { status: "running", cancelOutcome: "too-late" });
  engine.simulator.control({ faults: [canceled] });
  await untilRow(id, {
    status: "failed",
    failure: { kind: "unheard-of", detail: "canceled", charged: "yes" },
  });
  engine.simulator.control({ faults: [] });
  host.answer("/finished", whole);
  await tryLink(member, id);
  await untilRow(id, saved);
  expect(posts()).toBe(before);
});

test("a picture that comes with a result is asked for again, and one that is dead holds no result up", async () => {
  const frame = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  host.answer("/frame", answering(503), answering(404), answering(200, frame));
  host.answer("/no-frame", answering(404));
  const withFrame = async (path: string) => {
    const id = await saveFrom("/film-first");
    await database().generation.update({
      where: { id },
      data: {
        pendingOutputs: [
          { kind: "video", role: "result", from: { url: `${host.url}/film-first` } },
          { kind: "image", role: "last-frame", from: { url: host.url + path } },
        ],
        dueAt: new Date(),
      },
    });
    return id;
  };
  const roles = ({ assets }: Awaited<ReturnType<typeof rowOf>>) =>
    new Set(assets.map(({ outputRole }) => outputRole));
  host.answer("/film-first", answering(503));
  const [whose, dead] = [await withFrame("/frame"), await withFrame("/no-frame")];
  host.answer("/film-first", whole);
  expect(roles(await untilRow(whose, saved))).toEqual(new Set(["last-frame", "result"]));
  expect(roles(await untilRow(dead, saved))).toEqual(new Set(["result"]));
  expect(host.requestsOf("/frame")).toHaveLength(3);
}, 90_000);

test("tries are counted by the row, whatever becomes of the worker", async () => {
  host.answer("/kept", answering(503));
  const id = await saveFrom("/kept");
  await untilRow(id, { saveTries: atLeast(2) });
  await worker.stop();
  // Due for long: the next worker takes it up when it starts, also where this one has let its job go.
  const data = { dueAt: new Date(0) };
  const { saveTries, saveTroubleSince } = await database().generation.update({ where: { id }, data });
  worker = await engine.start();
  const next = await untilRow(id, { saveTries: atLeast(saveTries + 1) });
  expect(next.saveTroubleSince).toEqual(saveTroubleSince);
  host.answer("/kept", whole);
  await untilRow(id, saved);
});

test("a stop waits for no download, and the next worker asks for its rest alone", async () => {
  host.answer("/halts", haltingAt(1000), whole);
  const id = await saveFrom("/halts");
  const came = async () => (await incomingSizes()).includes(1000);
  await expect.poll(came, { timeout: 60_000 }).toBe(true);
  await worker.stop();
  expect(await rowOf(id)).toMatchObject({ status: "saving", saveTries: 0 });
  worker = await engine.start({ savePace: brief });
  await untilRow(id, saved);
  expect(host.requestsOf("/halts").map(({ start }) => start)).toEqual([0, 1000]);
  expect(await incomingSizes()).toEqual([]);
});

test("a slow download says so while it stays, and in the end gives its place up although nobody waits", async () => {
  host.answer("/alone", haltingAt(1000), whole);
  const id = await saveFrom("/alone");
  await untilRow(id, {
    status: "saving",
    saveTrouble: { what: "too-slow" },
    saveTries: 0,
    saveAgainAt: null,
  });
  await untilRow(id, saved);
  expect(host.requestsOf("/alone").map(({ start }) => start)).toEqual([0, 1000]);
});

test("dripping downloads in all four places, and one that waits, keep a healthy one waiting for one turn at most", async () => {
  const paths = ["/drip-1", "/drip-2", "/drip-3", "/drip-4", "/drip-5"];
  for (const path of paths) host.answer(path, dripping);
  const dripped: GenerationId[] = [];
  for (const path of paths) {
    if (path === "/drip-4") member = await storeMember(); // one member has three places at one provider
    dripped.push(await saveFrom(path));
  }
  const begun = () => paths.filter((path) => host.requestsOf(path).length > 0).length;
  await expect.poll(begun, { timeout: 60_000 }).toBeGreaterThanOrEqual(4);
  const sinceMs = Date.now();
  const healthy = await saveFrom("/healthy");
  await expect.poll(() => host.requestsOf("/healthy").length, { timeout: 60_000, interval: 20 }).toBe(1);
  // A turn is 20 s where it is not shortened, so that this makes 30.
  expect(host.requestsOf("/healthy")[0]!.atMs - sinceMs).toBeLessThan(brief.windowMs + 10_000);
  for (const path of paths) host.answer(path, whole);
  await untilRow(healthy, saved);
  for (const id of dripped) await untilRow(id, saved);
  for (const path of paths) {
    const [first, ...later] = host.requestsOf(path).map(({ start }) => start);
    expect(first).toBe(0);
    expect(later.every((start) => start > 0)).toBe(true);
  }
  expect(await brokenInvariants(mintWorker())).toEqual([]);
});

test("one member's dripping downloads at two providers, however many, leave the next place to another member", async () => {
  await worker.stop();
  worker = await engine.start({ savePace: { ...brief, windowMs: 3000 } });
  const paths = Array.from({ length: 14 }, (_none, index) => `/flood-${index}`);
  for (const path of paths) host.answer(path, dripping);
  const flood: GenerationId[] = [];
  for (const [index, path] of paths.entries())
    flood.push(await saveFrom(path, index % 2 === 0 ? siraya : oxen));
  const begun = () => paths.filter((path) => host.requestsOf(path).length > 0).length;
  await expect.poll(begun, { timeout: 60_000 }).toBeGreaterThanOrEqual(4);
  member = await storeMember();
  const before = begun();
  const other = await saveFrom("/other");
  await expect.poll(() => host.requestsOf("/other").length, { timeout: 60_000, interval: 20 }).toBe(1);
  expect(begun() - before).toBeLessThanOrEqual(4);
  for (const path of paths) host.answer(path, whole);
  for (const id of [other, ...flood]) await untilRow(id, saved);
});

test("of a worker's places two are for downloads that are known to be slow", () => {
  const slow = createSlowSaves();
  const [one, two, three] = [createId<GenerationId>(), createId<GenerationId>(), createId<GenerationId>()];
  slow.mark(one, true);
  expect([slow.enter(two), slow.enter(three)]).toEqual([true, false]);
  slow.mark(one, false);
  expect(slow.enter(three)).toBe(true);
});

/** The sizes of what gathers in the data folder. */
async function incomingSizes(): Promise<number[]> {
  const names = await readdir(incomingFolder(engine.dataDir)).catch(() => []);
  return Promise.all(
    names.map(async (name) => (await stat(join(incomingFolder(engine.dataDir), name))).size),
  );
}
