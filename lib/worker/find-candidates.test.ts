import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { doubtQueued } from "#lib/data/generation/doubt-queued.ts";
import { adopt } from "#lib/data/generation/money.ts";
import { requestSearch } from "#lib/data/generation/searches.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Search } from "#lib/domain/generation/search.ts";
import { type Engine, generate, hasten, oxen, prepareEngine, until } from "./testing/engine.ts";

const studio = testDatabase();
let engine: Engine;
let running: { stop(): Promise<void> };
let member: Member;

beforeAll(async () => {
  engine = await prepareEngine();
  running = await engine.start();
  member = await storeMember();
});
afterAll(() => engine.close());

const jobs = () => engine.simulator.ledger.jobs;

/** What the card is given once its provider has been asked. */
async function searched(of: Member, runId: RunId, state: Search["state"] = "asked"): Promise<Search> {
  const find = async () => (await findRun(of, runId))?.generations[0]?.search;
  await expect.poll(async () => (await hasten(), (await find())?.state), { timeout: 60_000 }).toBe(state);
  return (await find())!; // it has just been there
}

/** Asks Oxen, which takes the request and breaks the connection instead of answering. */
async function lose(
  of: Member,
  prompt: string,
): Promise<{ runId: RunId; id: GenerationId; operation: string }> {
  engine.simulator.control({ runMs: 60_000, faults: [{ on: "submit", kind: "reset-after" }] });
  const runId = await generate(of, words(prompt), [oxen]);
  const { id } = await until(runId, "unconfirmed");
  return { runId, id: id as GenerationId, operation: jobs().at(-1)!.id };
}

test("a lost answer is asked for at once, found by its prompt, adopted by a person alone, and paid once", async () => {
  const bills = jobs().length;
  const { runId, id, operation } = await lose(member, "a kite that is found again");
  const search = await searched(member, runId);
  expect(search).toMatchObject({
    candidates: [{ operation, excerpt: "a kite that is found again", isSamePrompt: true }],
    hidden: 0,
  });
  const [row] = await database().generation.findMany({ where: { id } });
  expect(row).toMatchObject({ status: "unconfirmed", failure: { kind: "unreachable", charged: "unknown" } });
  expect(JSON.stringify(row?.failure)).toContain("The connection was reset after the request had left");
  engine.simulator.control({ runMs: 0 });
  await adopt(member, id, operation, { queue: "poll", lookAfterMs: 0, deadlineMs: 60_000 });
  await until(runId, "done");
  expect(jobs()).toHaveLength(bills + 1);
  expect((await findRun(member, runId))?.generations[0]).toMatchObject({ search: null, attempts: 1 });
});

test("what another attempt owns is no candidate, and what says something else is shown as such", async () => {
  engine.simulator.control({ runMs: 60_000 });
  const owned = await generate(member, words("a kite that is known"), [oxen]);
  await until(owned, "running");
  await fetch(`${engine.simulator.url}/api/ai/queue`, {
    method: "POST",
    headers: { authorization: "Bearer elsewhere", "content-type": "application/json" },
    body: JSON.stringify({ ...jobs().at(-1)?.body, prompt: "a kite of another program" }),
  });
  const foreign = jobs().at(-1)!.id;
  const { runId, operation } = await lose(member, "a kite among others");
  const search = await searched(member, runId);
  if (search.state !== "asked") throw new Error(search.state);
  expect(search.candidates.map((one) => [one.operation, one.isSamePrompt])).toEqual([
    [operation, true],
    [foreign, false],
  ]);
});

test("with a key that others use too, nobody is shown their prompts", async () => {
  const other = await storeMember();
  await lose(other, "a secret of somebody else");
  const { runId, operation } = await lose(member, "a kite of one's own");
  const search = await searched(member, runId);
  if (search.state !== "asked") throw new Error(search.state);
  expect(search.candidates.map((one) => one.operation)).toEqual([operation]);
  expect(search.hidden).toBeGreaterThan(0);
  expect(JSON.stringify(search)).not.toContain("secret");
});

test("a provider that cannot be asked is told in words, and asked again when a person wants it", async () => {
  engine.simulator.control({
    runMs: 60_000,
    faults: [
      { on: "submit", kind: "reset-after" },
      { on: "list", kind: "status", status: 503 },
    ],
  });
  const runId = await generate(member, words("a kite behind a wall"), [oxen]);
  const { id } = await until(runId, "unconfirmed");
  expect(await searched(member, runId, "failed")).toMatchObject({
    failure: { kind: "unavailable", httpStatus: 503 },
  });
  expect(await requestSearch(member, id as GenerationId)).toBe(true);
  expect(await searched(member, runId)).toMatchObject({ candidates: [{ isSamePrompt: true }] });
});

test("who presses again while it is being asked does not ask twice, and one that has moved on is not asked for", async () => {
  const { id } = await lose(member, "an impatient kite");
  const pending = () =>
    database().$queryRaw<unknown[]>`SELECT 1 FROM pgboss.job WHERE name = 'find' AND state < 'completed'`;
  await expect.poll(async () => (await hasten(), await pending()), { timeout: 60_000 }).toEqual([]);
  await database().attempt.updateMany({
    where: { generationId: id },
    data: { search: { state: "asking", at: new Date().toISOString() } },
  });
  expect(await requestSearch(member, id)).toBe(true);
  expect(await pending()).toEqual([]);
  const done = await database().generation.findFirstOrThrow({ where: { status: "done" } });
  expect(await requestSearch(member, done.id as GenerationId)).toBe(false);
});

test("nothing of this breaks an invariant", async () => {
  expect(await brokenInvariants(mintWorker())).toEqual([]);
});

test("in a database that was put back nothing is sent again: what was queued there is found and adopted, the rest goes on", async () => {
  const sent = () => engine.simulator.ledger.requests.filter(({ purpose }) => purpose === "submit").length;
  engine.simulator.control({ runMs: 60_000 });
  const queued = await generate(member, words("a kite from before"), [oxen]);
  await until(queued, "running");
  const operation = jobs().at(-1)!.id;
  const polled = await generate(member, words("a kite in the air"), [oxen]);
  await until(polled, "running");
  const submitting = await generate(member, words("a kite on its way"), [oxen]);
  await until(submitting, "running");
  await running.stop();
  const before = sent();
  // As a copy has it that was taken earlier.
  await database().attempt.deleteMany({ where: { generation: { runId: queued } } });
  await database().generation.updateMany({
    where: { runId: queued },
    data: { status: "queued", dueAt: new Date() },
  });
  const open = { state: "open", operation: null };
  await database().attempt.updateMany({ where: { generation: { runId: submitting } }, data: open });
  await database().generation.updateMany({
    where: { runId: submitting },
    data: { status: "submitting", dueAt: new Date(0) },
  });

  expect(await doubtQueued(studio.url)).toBe(1);
  running = await engine.start();
  await until(submitting, "unconfirmed");
  const { id } = await until(queued, "unconfirmed");
  await requestSearch(member, id as GenerationId);
  expect(await searched(member, queued)).toMatchObject({ candidates: [{ operation, isSamePrompt: true }] });
  engine.simulator.control({ runMs: 0 });
  const followUp = { queue: "poll", lookAfterMs: 0, deadlineMs: 60_000 } as const;
  await adopt(member, id as GenerationId, operation, followUp);
  await until(queued, "done");
  await until(polled, "done");
  expect(sent()).toBe(before);
  expect(await brokenInvariants(mintWorker())).toEqual([]);
});
