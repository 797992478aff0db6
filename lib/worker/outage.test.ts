import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { seedMember, words } from "#lib/data/testing/seed.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { mintWorker } from "#lib/domain/scope-mint.ts";
import { type Engine, generate, hasten, oxen, prepareEngine, until } from "./testing/engine.ts";
import { proxyDatabase } from "./testing/database-proxy.ts";
import { spawnWorker } from "./testing/spawn-worker.ts";

const tested = testDatabase();
let engine: Engine;

beforeAll(async () => {
  engine = await prepareEngine();
});
afterAll(() => engine.close());

const outageMs = 15_000;

test("a database that is away for 15 s ends no worker, and loses and doubles nothing", async () => {
  const member = await seedMember();
  const proxy = await proxyDatabase(tested.url);
  const worker = spawnWorker(0, { DATABASE_URL: proxy.url });
  const { simulator } = engine;
  const { ledger } = simulator;
  const jobFor = (prompt: string) => ledger.jobs.filter(({ body }) => body.prompt === prompt);

  simulator.control({ runMs: 5000 });
  const polled = await generate(member, words("a kite that is being polled"), [oxen]);
  await until(polled, "running");
  simulator.control({ faults: [{ on: "submit", kind: "late", delayMs: 2000 }] });
  const submitted = await generate(member, words("a kite on its way"), [oxen]);
  // Its answer comes while the database is away.
  await expect.poll(() => jobFor("a kite on its way"), { timeout: 15_000 }).toHaveLength(1);
  proxy.cut();
  await sleep(outageMs);
  expect(worker.isAlive()).toBe(true);
  proxy.mend();

  for (const runId of [polled, submitted]) expect((await until(runId, "done")).status).toBe("done");
  expect(ledger.jobs).toHaveLength(2);
  expect(await brokenInvariants(mintWorker())).toEqual([]);
  expect(await worker.stop()).toBe(0);
  await proxy.close();
}, 120_000);

test("a worker that is asked to stop lets a request in flight end first", async () => {
  const member = await seedMember();
  const worker = spawnWorker();
  const { simulator } = engine;
  const { ledger } = simulator;
  simulator.control({ runMs: 0, faults: [{ on: "submit", kind: "late", delayMs: 3000 }] });
  const before = ledger.jobs.length;
  const runId = await generate(member, words("a kite on deployment day"), [oxen]);
  await expect.poll(() => ledger.jobs.length, { timeout: 15_000 }).toBe(before + 1);
  expect(await worker.stop()).toBe(0);
  await hasten();
  const next = await engine.start();
  expect((await until(runId, "done", "unconfirmed", "failed")).status).toBe("done");
  expect(ledger.jobs).toHaveLength(before + 1);
  await next.stop();
}, 60_000);

test("a worker with nothing on its way stops within 3 s", async () => {
  const worker = await engine.start();
  const askedAt = Date.now();
  await worker.stop();
  expect(Date.now() - askedAt).toBeLessThan(3000);
});
