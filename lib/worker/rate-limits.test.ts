import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { requestCancel } from "#lib/data/generation/member-events.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { type Engine, generate, hasten, oxen, prepareEngine, until } from "./testing/engine.ts";

testDatabase();
let engine: Engine;
let member: Member;

beforeAll(async () => {
  engine = await prepareEngine();
  await engine.start();
  member = await storeMember();
});
afterAll(() => engine.close());
beforeEach(() => database().providerPause.deleteMany());

const minutesMs = (count: number) => count * 60_000;
const viewOf = async (runId: RunId) => (await findRun(member, runId))?.generations[0];
const refuse = (on: "submit" | "poll", retryAfter?: string) =>
  engine.simulator.control({
    faults: [{ on, kind: "status", status: 429, ...(retryAfter !== undefined && { retryAfter }) }],
  });

/** The pause of the provider, as soon as there is one, and how long it is by the clock of its row. */
async function pauseThatBegins() {
  const find = () => database().providerPause.findFirst();
  const begins = async () => {
    await hasten();
    return find();
  };
  await expect.poll(begins, { timeout: 60_000 }).not.toBeNull();
  const pause = await find();
  return { isAsked: pause?.isAsked, leftMs: (pause?.until.getTime() ?? 0) - Date.now() };
}

test.each([
  ["in seconds", () => "600"],
  ["as a date", () => new Date(Date.now() + minutesMs(10)).toUTCString()],
])("a wait that a provider names %s is its own wish", async (_form, retryAfter) => {
  refuse("submit", retryAfter());
  const runId = await generate(member, words("a patient kite"), [oxen]);
  const { isAsked, leftMs } = await pauseThatBegins();
  expect(isAsked).toBe(true);
  expect(leftMs).toBeGreaterThan(minutesMs(9));
  expect(leftMs).toBeLessThanOrEqual(minutesMs(10));
  await database().providerPause.deleteMany();
  await until(runId, "done");
});

test.each([
  ["names no wait", undefined],
  ["says now", "0"],
  ["names a date that has passed", "Mon, 01 Jan 2024 00:00:00 GMT"],
  ["names what is no time", "soon"],
])("the studio chooses when to try again where a refusal %s", async (_what, retryAfter) => {
  refuse("submit", retryAfter);
  const runId = await generate(member, words("a guessing kite"), [oxen]);
  const { isAsked, leftMs } = await pauseThatBegins();
  expect(isAsked).toBe(false);
  expect(leftMs).toBeLessThan(2000);
  await until(runId, "done");
});

test("what was refused and what is queued after it say the same time, and neither is sent before", async () => {
  refuse("submit", "600");
  const bills = engine.simulator.ledger.jobs.length;
  const refused = await generate(member, words("a first kite"), [oxen]);
  await pauseThatBegins();
  const later = await generate(member, words("a second kite"), [oxen]);
  const pausesSeen = async () => {
    await hasten();
    const [first, second] = await Promise.all([viewOf(refused), viewOf(later)]);
    return [first?.status, first?.failure?.kind, first?.pause?.isAsked, second?.status, second?.pause?.until];
  };
  const { until: end } = await database().providerPause.findFirstOrThrow();
  await expect.poll(pausesSeen).toEqual(["queued", "rate", true, "queued", end.toISOString()]);
  expect(engine.simulator.ledger.jobs).toHaveLength(bills);
  expect((await viewOf(later))?.attempts).toBe(0);
  await database().providerPause.updateMany({ data: { until: new Date() } });
  expect((await viewOf(later))?.pause).toBeNull();
  await Promise.all([until(refused, "done"), until(later, "done")]);
  expect(engine.simulator.ledger.jobs).toHaveLength(bills + 2);
});

test("a running one whose poll is refused says the time, and is asked again after it", async () => {
  refuse("poll", "600");
  const runId = await generate(member, words("a running kite"), [oxen]);
  await pauseThatBegins();
  const said = async () => {
    const view = await viewOf(runId);
    return [view?.status, view?.pause?.isAsked];
  };
  await expect.poll(said).toEqual(["running", true]);
  await database().providerPause.deleteMany();
  expect(await until(runId, "done")).toMatchObject({ failure: null });
});

test("a cancel that is wanted while its provider is left alone waits for that too, and nobody looks meanwhile", async () => {
  engine.simulator.control({ runMs: 600_000 });
  refuse("poll", "600");
  const runId = await generate(member, words("an unwanted kite"), [oxen]);
  await pauseThatBegins();
  const { id } = await until(runId, "running");
  await requestCancel(member, id as GenerationId); // the column holds nothing else
  const row = () => database().generation.findUniqueOrThrow({ where: { id } });
  const isPutDown = async () => ((await row()).dueAt?.getTime() ?? 0) - Date.now() > minutesMs(5);
  await expect.poll(isPutDown, { timeout: 30_000 }).toBe(true);
  expect(await row()).toMatchObject({ status: "running", cancelOutcome: null });
  await database().providerPause.deleteMany();
  expect(await until(runId, "canceled")).toMatchObject({ cancelOutcome: "stopped" });
  engine.simulator.control({ runMs: 0 });
});

test("one that waits after an error says when it is sent again, and holds nothing else back", async () => {
  const overloaded = { status: 400, body: { message: "ServerOverloaded: all workers are busy" } };
  engine.simulator.control({
    faults: [{ on: "submit", kind: "status", ...overloaded, retryAfter: "600" }],
  });
  const refused = await generate(member, words("an overloaded kite"), [oxen]);
  const said = async () => {
    const view = await viewOf(refused);
    return [view?.status, view?.failure?.kind, view?.pause?.isAsked];
  };
  await expect.poll(said, { timeout: 60_000 }).toEqual(["queued", "unavailable", false]);
  const leftMs = Date.parse((await viewOf(refused))?.pause?.until ?? "") - Date.now();
  expect(leftMs).toBeGreaterThan(minutesMs(9));
  expect(await database().providerPause.count()).toBe(0);
  await until(refused, "done");
  expect((await viewOf(refused))?.pause).toBeNull();
});
