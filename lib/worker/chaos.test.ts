import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { adopt } from "#lib/data/generation/adopt.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { seedMember, words } from "#lib/data/testing/seed.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import { mintWorker } from "#lib/domain/scope-mint.ts";
import { type Engine, generate, hasten, oxen, prepareEngine } from "./testing/engine.ts";
import { spawnWorker } from "./testing/spawn-worker.ts";

testDatabase();
let engine: Engine;

beforeAll(async () => {
  engine = await prepareEngine();
});
afterAll(() => engine.close());

const submissions = 60;
const kills = 6;

const countOf = (...status: string[]) => database().generation.count({ where: { status: { in: status } } });

test("two workers that are killed again and again bill nothing twice and lose no result", async () => {
  const members = await Promise.all(Array.from({ length: 5 }, seedMember));
  engine.simulator.control({ linkLifeMs: 8000 });
  for (let index = 0; index < submissions; index += 1)
    await generate(members[index % members.length]!, words(`kite ${index}`), [oxen]);

  const workers = [spawnWorker(), spawnWorker()];
  for (let kill = 0; kill < kills; kill += 1) {
    for (const until = Date.now() + 1200 + Math.random() * 1300; Date.now() < until; await sleep(100))
      await hasten();
    await workers[kill % 2]?.kill();
    workers[kill % 2] = spawnWorker();
  }
  await expect
    .poll(async () => (await hasten(), countOf("queued", "submitting", "running", "saving")), {
      timeout: 120_000,
      interval: 200,
    })
    .toBe(0);

  // Every bill belongs to one generation that is done, or that is unconfirmed and adopted by the ledger's id.
  const { jobs } = engine.simulator.ledger;
  const known = new Set((await database().attempt.findMany()).map(({ operation }) => operation));
  const unconfirmed = await database().generation.findMany({
    where: { status: "unconfirmed" },
    include: { run: true },
  });
  const followUp = { queue: "poll", lookAfterMs: 0, deadlineMs: 60_000 } as const;
  for (const job of jobs.filter(({ id }) => !known.has(id))) {
    const lost = unconfirmed.find((row) => (row.request as { prompt?: string }).prompt === job.body.prompt);
    const owner = members.find(({ id }) => id === lost?.memberId);
    expect(lost && owner && (await adopt(owner, lost.id as GenerationId, job.id, followUp))).toBeTruthy();
  }
  await expect
    .poll(async () => (await hasten(), countOf("done")), { timeout: 60_000, interval: 200 })
    .toBe(jobs.length);
  expect(new Set(jobs.map(({ body }) => body.prompt)).size).toBe(jobs.length);
  expect(await brokenInvariants(mintWorker())).toEqual([]);
  for (const worker of workers) await worker.kill();
}, 300_000);
