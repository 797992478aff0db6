import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { saveProviderKey } from "#lib/data/provider/keys.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { readFact } from "#lib/data/studio-fact.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { seal } from "#lib/sealing/sealing.ts";
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

async function save(key: string): Promise<void> {
  const publicKey = String(await readFact("worker-public-key")); // written by the worker at its start
  const sealed = await seal(publicKey, key);
  await saveProviderKey(member, { providerId: "oxen", sealed, lastFour: key.slice(-4), isStudioWide: false });
}

const failureOf = async (runId: RunId) => {
  await hasten();
  const view = (await findRun(member, runId))?.generations[0];
  return view && { status: view.status, kind: view.failure?.kind, charged: view.failure?.charged };
};

/** A generation that the provider works on with a key that it has revoked meanwhile. */
async function runWithRevokedKey(prompt: string): Promise<RunId> {
  engine.simulator.control({ keys: null, runMs: 60_000 });
  await save("sk-first-0001");
  const runId = await generate(member, words(prompt), [oxen]);
  await until(runId, "running");
  engine.simulator.control({ keys: ["sk-second-0002"], runMs: 0 });
  await expect
    .poll(() => failureOf(runId), { timeout: 60_000 })
    .toEqual({ status: "running", kind: "credentials", charged: "unknown" });
  return runId;
}

test("a result is fetched with the key that took the place of a revoked one", async () => {
  const runId = await runWithRevokedKey("a kite with two keys");
  await save("sk-second-0002");
  expect((await until(runId, "done")).failure).toBeNull();
});

test("the reason to wait goes once the provider answers again", async () => {
  const runId = await runWithRevokedKey("a kite that is understood again");
  engine.simulator.control({ keys: null, runMs: 60_000 });
  await expect
    .poll(() => failureOf(runId), { timeout: 60_000 })
    .toEqual({ status: "running", kind: undefined, charged: undefined });
  engine.simulator.control({ runMs: 0 });
  await until(runId, "done");
});

test("a key that stays revoked until the deadline leaves an operation that can be looked at again", async () => {
  const runId = await runWithRevokedKey("a kite without a key");
  await database().$executeRaw`UPDATE generation SET deadline_at = now() WHERE run_id = ${runId}::uuid`;
  expect((await until(runId, "failed")).failure).toMatchObject({ kind: "expired", charged: "unknown" });
  expect((await findRun(member, runId))?.generations[0]?.operation).not.toBeNull();
});
