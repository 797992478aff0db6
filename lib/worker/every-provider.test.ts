import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { requestCancel, resend } from "#lib/data/generation/member-events.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { type AllSimulators, startAllSimulators } from "./testing/all-simulators.ts";
import { type Engine, forgetTheDead, hasten, outliveLink, prepareEngine, until } from "./testing/engine.ts";
import { submitTo, uploadClip } from "./testing/paid-submissions.ts";
import { spawnWorker } from "./testing/spawn-worker.ts";

testDatabase();
let engine: Engine;
let simulators: AllSimulators;
let member: Member;
let clip: Asset;
let running: { stop(): Promise<void> };

beforeAll(async () => {
  simulators = await startAllSimulators();
  engine = await prepareEngine({ oxen: simulators.oxen });
  running = await engine.start();
  member = await storeMember();
  clip = await uploadClip(member);
});
afterAll(async () => {
  await engine.close();
  await Promise.all([simulators.siray, simulators.modellix, simulators.siraya].map((each) => each.stop()));
});

const ask = (provider: keyof AllSimulators, text: string) => submitTo(provider, member, text, clip);
const requestsFor = (provider: keyof AllSimulators, purpose: string) =>
  simulators[provider].ledger.requests.filter((request) => request.purpose === purpose).length;

/** Asks to cancel, and waits for what comes of it. */
async function cancel(runId: RunId): Promise<void> {
  const { id } = await until(runId, "running");
  await requestCancel(member, id as GenerationId);
  const outcome = async () =>
    (await database().generation.findUniqueOrThrow({ where: { id } })).cancelOutcome;
  await expect.poll(async () => (await hasten(), await outcome()), { timeout: 60_000 }).not.toBeNull();
}

describe.each(["oxen", "siray", "modellix"] as const)("%s", (provider) => {
  test("is asked for a fresh link when the one that it showed has died, and paid once", async () => {
    const simulator = simulators[provider];
    const { ledger } = simulator;
    const bills = ledger.jobs.length;
    const results = requestsFor(provider, "result");
    simulator.control({ runMs: 0, linkLifeMs: 1 });
    const runId = await ask(provider, "a fading kite");
    await expect
      .poll(async () => (await hasten(), requestsFor(provider, "result")), { timeout: 60_000 })
      .toBeGreaterThan(results);
    simulator.control({ linkLifeMs: null });
    expect((await until(runId, "done", "failed")).failure).toBeNull();
    expect(ledger.jobs).toHaveLength(bills + 1);
  });

  test("goes on where nobody can tell whether a cancel stopped it, and its result is kept", async () => {
    const simulator = simulators[provider];
    const { ledger } = simulator;
    const bills = ledger.jobs.length;
    simulator.control({ runMs: 600_000, faults: [{ on: "cancel", kind: "status", status: 503 }] });
    const runId = await ask(provider, "a kite that may have stopped");
    await cancel(runId);
    expect(await until(runId, "running")).toMatchObject({ cancelOutcome: "unknown" });
    simulator.control({ runMs: 0, faults: [] });
    expect(await until(runId, "done", "failed")).toMatchObject({ status: "done", cancelOutcome: "unknown" });
    expect(ledger.jobs).toHaveLength(bills + 1);
  });
});

/** Words that no database takes, before and after they are cut. */
const words = `No\u0000 ${"w".repeat(1490)}😀😀😀 \ud83d`;

test.each(["oxen", "siray", "modellix", "siraya"] as const)(
  "a refusal of %s in words that no database takes has failed and cost nothing",
  async (provider) => {
    const body = { code: 400, error: { message: words } };
    simulators[provider].control({ runMs: 0, faults: [{ on: "submit", kind: "status", status: 400, body }] });
    const row = await until(await ask(provider, "a kite in bad words"), "failed", "unconfirmed", "done");
    expect(row).toMatchObject({ status: "failed", failure: { kind: "input", charged: "no" } });
  },
);

test.each(["oxen", "siray", "modellix"] as const)(
  "work that %s gives up in words that no database takes has failed",
  async (provider) => {
    simulators[provider].control({ runMs: 0, jobsFailWith: words });
    const row = await until(await ask(provider, "a kite given up"), "failed", "unconfirmed", "done");
    simulators[provider].control({ jobsFailWith: null });
    expect(row).toMatchObject({ status: "failed", failure: { charged: "unknown" } });
  },
);

test("work under an id that nobody can keep is unconfirmed", async () => {
  const body = { generations: [{ generation_id: "x".repeat(5000) }] };
  simulators.oxen.control({ faults: [{ on: "submit", kind: "status", status: 200, body }] });
  const row = await until(await ask("oxen", "a kite of many letters"), "failed", "unconfirmed", "done");
  expect(row).toMatchObject({ status: "unconfirmed", failure: { kind: "contract", charged: "unknown" } });
});

test("a cancel that stops the work at the provider ends it", async () => {
  simulators.oxen.control({ runMs: 600_000 });
  const runId = await ask("oxen", "an unwanted kite");
  await cancel(runId);
  expect(await until(runId, "canceled")).toMatchObject({ cancelOutcome: "stopped" });
  expect(simulators.oxen.ledger.jobs.at(-1)?.canceledAtMs).not.toBeNull();
});

test("a cancel that comes too late says so, and the result is kept", async () => {
  simulators.oxen.control({ runMs: 600_000 });
  const runId = await ask("oxen", "a kite that had landed");
  await until(runId, "running");
  simulators.oxen.control({ runMs: 0 });
  const { id } = await database().generation.findFirstOrThrow({ where: { runId } });
  await requestCancel(member, id as GenerationId);
  expect(await until(runId, "done", "canceled")).toMatchObject({ status: "done", cancelOutcome: "too-late" });
});

test("a cancel in the middle of a blocking call breaks nothing off: what is paid for is kept", async () => {
  simulators.siraya.control({ runMs: 1500 });
  const runId = await ask("siraya", "a kite in one breath");
  const { id } = await until(runId, "submitting");
  expect(await requestCancel(member, id as GenerationId)).toBe("submitting");
  expect((await until(runId, "done", "failed", "unconfirmed", "canceled")).status).toBe("done");
});

test("a dead link of an answer that nobody can ask for again is told as a loss that was paid for", async () => {
  simulators.siraya.control({ runMs: 0, linkLifeMs: 1 });
  const runId = await ask("siraya", "a kite that is gone");
  await outliveLink(runId);
  const row = await until(runId, "failed", "done");
  simulators.siraya.control({ linkLifeMs: null });
  expect(row.failure).toMatchObject({ kind: "storage", charged: "yes" });
});

test("after a resend the late answer of the old attempt becomes a further generation: two bills, two results", async () => {
  await running.stop();
  const { oxen } = simulators;
  const bills = oxen.ledger.jobs.length;
  oxen.control({ runMs: 0, faults: [{ on: "submit", kind: "late", delayMs: 1500 }] });
  const frozen = spawnWorker();
  const runId = await ask("oxen", "a kite that comes back");
  await expect.poll(() => oxen.ledger.jobs.length, { timeout: 60_000 }).toBe(bills + 1);
  // A worker that sleeps through its lease has its request on the way all the same.
  frozen.process.kill("SIGSTOP");
  await forgetTheDead();
  running = await engine.start();
  const { id } = await until(runId, "unconfirmed");
  await resend(member, id as GenerationId);
  await until(runId, "done");
  expect(oxen.ledger.jobs).toHaveLength(bills + 2);
  frozen.process.kill("SIGCONT");
  const generations = async () => (await findRun(member, runId))?.generations ?? [];
  await expect
    .poll(async () => (await hasten(), (await generations()).map(({ status }) => status)), {
      timeout: 60_000,
    })
    .toEqual(["done", "done"]);
  await frozen.kill();
  expect(oxen.ledger.jobs).toHaveLength(bills + 2);
  const [first, second] = await generations();
  expect([first?.variation, second?.variation]).toEqual([1, 2]);
  expect(second?.cost).not.toBeNull();
  expect(new Set([first?.operation, second?.operation])).toEqual(
    new Set(oxen.ledger.jobs.slice(-2).map((job) => job.id)),
  );
});

test("nothing of this breaks an invariant", async () => {
  expect(await brokenInvariants(mintWorker())).toEqual([]);
});
