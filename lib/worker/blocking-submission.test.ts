import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSirayaSimulator } from "#simulators/siraya/simulator.ts";
import type { Simulator } from "#simulators/simulator.ts";
import { database } from "#lib/data/database.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { ModelId, RunId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { type Engine, generate, hasten, prepareEngine, until } from "./testing/engine.ts";
import { spawnWorker } from "./testing/spawn-worker.ts";

testDatabase();
let engine: Engine;
let siraya: Simulator;
let member: Member;
const model = "siraya/seedance-2.0" as ModelId; // the right shape

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
const isAsked = (prompt: string) =>
  expect
    .poll(() => siraya.ledger.jobs.filter(({ body }) => body.prompt === prompt).length, {
      timeout: 60_000,
      interval: 50,
    })
    .toBe(1);

test.each(["kill", "stop"] as const)(
  "a worker's %s in the middle of a blocking call costs nothing: the next one picks the answer up",
  async (end) => {
    siraya.control({ runMs: 4000 });
    const prompt = `a kite that outlives a ${end}`;
    const victim = spawnWorker();
    const runId = await generate(member, words(prompt), [model]);
    await isAsked(prompt);
    await victim[end]();
    expect(await statusOf(runId)).toBe("submitting");
    const next = await engine.start();
    await until(runId, "done");
    await next.stop();
    expect(siraya.ledger.jobs.filter(({ body }) => body.prompt === prompt)).toHaveLength(1);
    expect(await brokenInvariants(mintWorker())).toEqual([]);
  },
  120_000,
);

test("an answer that cannot be kept for now stays what it is, and is recorded once it can", async () => {
  siraya.control({ runMs: 0, resultAs: "base64" });
  const attempts = `${engine.dataDir}/attempts`;
  await rm(attempts, { recursive: true, force: true });
  await writeFile(attempts, "in the way, as a full disk is");
  const worker = await engine.start();
  const runId = await generate(member, words("a kite for a full disk"), [model]);
  const looks = async () => (
    await hasten(),
    await database().generation.findFirstOrThrow({ where: { runId } })
  );
  await expect
    .poll(() => readdir(`${engine.dataDir}/blocking-calls`), { timeout: 60_000 })
    .toContainEqual(expect.stringMatching(/answer$/));
  const { version } = await looks();
  await expect.poll(looks, { timeout: 60_000 }).toMatchObject({
    status: "submitting",
    version: expect.toSatisfy((now: number) => now > version + 1),
  });
  await rm(attempts);
  await mkdir(attempts);
  expect(await until(runId, "done", "failed", "unconfirmed")).toMatchObject({ status: "done" });
  siraya.control({ resultAs: "link" });
  await worker.stop();
}, 120_000);

test("a refusal fails, a 429 is tried again, and a broken connection is unconfirmed", async () => {
  siraya.control({ runMs: 0 });
  const worker = await engine.start();
  const ends = async (fault: object) => {
    siraya.control({ faults: [{ on: "submit", ...fault } as never] }); // the simulator checks it
    return until(await generate(member, words("a kite"), [model]), "failed", "unconfirmed", "done");
  };
  const refused = { kind: "status", status: 403, body: { error: { message: "flagged" } } };
  expect(await ends(refused)).toMatchObject({
    status: "failed",
    failure: { kind: "moderation", charged: "no" },
  });
  expect(await ends({ kind: "status", status: 429, retryAfter: "1" })).toMatchObject({ status: "done" });
  expect(await ends({ kind: "reset-after" })).toMatchObject({ status: "unconfirmed" });
  await worker.stop();
}, 180_000);
