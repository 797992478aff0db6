import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSirayaSimulator } from "#simulators/siraya/simulator.ts";
import type { Simulator } from "#simulators/simulator.ts";
import { database } from "#lib/data/database.ts";
import { lookAgain, stopWaiting, tryLink } from "#lib/data/generation/member-events.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GenerationId, ModelId, RunId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { type Engine, generate, oxen, prepareEngine, until } from "./testing/engine.ts";

testDatabase();
let engine: Engine;
let siraya: Simulator;
let member: Member;
const blockingModel = "siraya/seedance-2.0" as ModelId; // the right shape

beforeAll(async () => {
  siraya = await startSirayaSimulator();
  Object.assign(process.env, { SIRAYA_BASE_URL: siraya.url, SIRAYA_API_KEY: "sk-simulated-0002" });
  engine = await prepareEngine();
  await engine.start();
  member = await storeMember();
});
afterAll(async () => {
  await engine.close();
  await siraya.stop();
});

async function idOf(runId: RunId): Promise<GenerationId> {
  const { id } = await database().generation.findFirstOrThrow({ where: { runId } });
  return id as GenerationId; // the column holds nothing else
}
const posts = (simulator: Simulator) =>
  simulator.ledger.requests.filter(({ method }) => method === "POST").length;

test("a running one that is stopped comes when it is looked at again, and nothing is posted for either", async () => {
  engine.simulator.control({ runMs: 600_000 });
  const runId = await generate(member, words("a slow kite"), [oxen]);
  await until(runId, "running");
  const before = posts(engine.simulator);
  await stopWaiting(member, await idOf(runId), { isBlockingCall: false });
  expect(await until(runId, "failed")).toMatchObject({ failure: { kind: "stopped" } });
  engine.simulator.control({ runMs: 0 });
  await lookAgain(member, await idOf(runId), 60_000);
  await until(runId, "done");
  expect(posts(engine.simulator)).toBe(before);
});

test("one whose download never ends is stopped, and comes by the same link, and nothing is posted for either", async () => {
  engine.simulator.control({ faults: [{ on: "result", kind: "silence" }] });
  const runId = await generate(member, words("a dripping kite"), [oxen]);
  await until(runId, "saving");
  await expect.poll(() => engine.simulator.ledger.requests.at(-1)?.purpose).toBe("result");
  const before = posts(engine.simulator);
  await stopWaiting(member, await idOf(runId), { isBlockingCall: false });
  await until(runId, "failed");
  await tryLink(member, await idOf(runId));
  await until(runId, "done");
  expect(posts(engine.simulator)).toBe(before);
  expect(await brokenInvariants(mintWorker())).toEqual([]);
});

test("the late answer of a blocking call that was stopped is kept, and it is made once", async () => {
  siraya.control({ runMs: 4000 });
  const runId = await generate(member, words("a blocked kite"), [blockingModel]);
  await expect.poll(() => posts(siraya), { timeout: 60_000 }).toBe(1);
  await stopWaiting(member, await idOf(runId), { isBlockingCall: true });
  const [attempt] = await database().attempt.findMany({ where: { generation: { runId } } });
  const callAnswer = join(engine.dataDir, "blocking-calls", `${attempt?.id}.answer`);
  // Nobody has picked it up for a while: whoever sweeps takes it.
  const age = () =>
    utimes(callAnswer, 0, 0).then(
      () => true,
      () => false,
    );
  expect((await until(runId, "unconfirmed")).failure).toMatchObject({ kind: "stopped" });
  await expect.poll(age, { timeout: 60_000 }).toBe(true);
  await until(runId, "done");
  expect(posts(siraya)).toBe(1);
}, 120_000);
