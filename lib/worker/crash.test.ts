import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startSirayaSimulator } from "#simulators/siraya/simulator.ts";
import type { Simulator } from "#simulators/simulator.ts";
import { database } from "#lib/data/database.ts";
import { adopt } from "#lib/data/generation/money.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GenerationId, ModelId, RunId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import {
  animatic,
  type Engine,
  forgetTheDead,
  generate,
  hasten,
  oxen,
  prepareEngine,
  until,
} from "./testing/engine.ts";
import { lastCrashPoint } from "./testing/last-crash-point.ts";
import { spawnWorker } from "./testing/spawn-worker.ts";

testDatabase();
let engine: Engine;
let siraya: Simulator;
let member: Member;
const blocking = "siraya/seedance-2.0" as ModelId; // the right shape

beforeAll(async () => {
  siraya = await startSirayaSimulator();
  Object.assign(process.env, { SIRAYA_BASE_URL: siraya.url, SIRAYA_API_KEY: "sk-simulated-0002" });
  engine = await prepareEngine();
  member = await storeMember();
});
afterAll(async () => {
  await engine.close();
  await siraya.stop();
});

const statusOf = async (runId: RunId) =>
  (await database().generation.findFirstOrThrow({ where: { runId } })).status;
const billsFor = ({ ledger }: Simulator, prompt: string) =>
  ledger.jobs.filter(({ body }) => body.prompt === prompt);

/** Kills a worker at its n-th commit, request or answer, and lets the next one finish. False: it had no n-th point. */
async function survivesCrashAt(point: number, modelId: ModelId): Promise<boolean> {
  const prompt = `a kite that survives ${point}`;
  const isBlocking = modelId === blocking;
  const simulator = isBlocking ? siraya : engine.simulator;
  const runId = await generate(member, words(prompt), [modelId]);
  const victim = spawnWorker(point);
  await vi.waitUntil(
    async () => {
      await hasten();
      return !victim.isAlive() || (await statusOf(runId)) === "done";
    },
    { timeout: 60_000 },
  );
  const wasKilled = !victim.isAlive();
  await victim.kill();
  await forgetTheDead();
  const next = await engine.start();
  const row = await until(runId, "done", "unconfirmed");
  const bills = billsFor(simulator, prompt);
  if (row.status === "unconfirmed" && bills[0] && !isBlocking) {
    const followUp = { queue: "poll", lookAfterMs: 0, deadlineMs: 60_000 } as const;
    await adopt(member, row.id as GenerationId, bills[0].id, followUp);
    await until(runId, "done");
  }
  await next.stop();
  expect(bills.length, `bills after a crash at point ${point}`).toBeLessThanOrEqual(1);
  expect(await brokenInvariants(mintWorker()), `invariants after a crash at point ${point}`).toEqual([]);
  // Nobody but the author could know that a request never left, nor ask for a blocking call that began after it was given up.
  const fine = bills.length === 0 ? ["unconfirmed"] : isBlocking ? ["done", "unconfirmed"] : ["done"];
  expect(fine, `after a crash at point ${point}`).toContain(await statusOf(runId));
  return wasKilled;
}

test("a worker killed at any point of submit → done leaves one bill at most, and one generation that gets it", async () => {
  expect(
    await lastCrashPoint(10, (point) => survivesCrashAt(point, oxen)),
    "an intent, a request, an accept, a poll, a download and a store, each with its commit",
  ).toBeGreaterThan(10);
}, 600_000);

test("so does one that has a blocking call made, at any point of it", async () => {
  siraya.control({ runMs: 300 });
  expect(
    await lastCrashPoint(8, (point) => survivesCrashAt(point, blocking)),
    "an intent, a process, an answer, a download and a store, each with its commit",
  ).toBeGreaterThan(8);
  const prompts = siraya.ledger.jobs.map(({ body }) => body.prompt);
  expect(new Set(prompts).size).toBe(prompts.length);
}, 600_000);

test("a killed worker's generation moves again within 15 s", async () => {
  engine.simulator.control({ faults: [{ on: "poll", kind: "silence" }] });
  const runId = await generate(member, words("a kite that waits"), [oxen]);
  const victim = spawnWorker();
  await expect
    .poll(
      async () => {
        await hasten();
        return engine.simulator.ledger.requests.at(-1)?.purpose;
      },
      { timeout: 60_000, interval: 50 },
    )
    .toBe("poll");
  await victim.kill();
  const killedAt = Date.now();
  const requests = engine.simulator.ledger.requests.length;
  const next = await engine.start();
  await expect
    .poll(() => engine.simulator.ledger.requests.length, { timeout: 60_000, interval: 100 })
    .toBeGreaterThan(requests);
  expect(Date.now() - killedAt).toBeLessThan(15_000);
  await expect.poll(() => statusOf(runId), { timeout: 60_000, interval: 100 }).toBe("done");
  await next.stop();
});

test("an animatic whose worker is killed in the middle is finished by the next, once", async () => {
  const runId = await generate(member, words("A kite. ".repeat(40)), [animatic]);
  const victim = spawnWorker();
  const progress = async () =>
    (await database().generation.findFirstOrThrow({ where: { runId } })).progress ?? 0;
  await expect.poll(progress, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
  await victim.kill();
  expect(await statusOf(runId)).toBe("running");
  const next = await engine.start();
  await expect.poll(() => statusOf(runId), { timeout: 60_000, interval: 100 }).toBe("done");
  await next.stop();
  expect(await database().asset.count({ where: { generation: { runId } } })).toBe(1);
});
