import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { lookAgain } from "#lib/data/generation/member-events.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
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

const rowOf = (runId: RunId) => database().generation.findFirstOrThrow({ where: { runId } });

/** Waits until its row holds a failure of this kind, or none; snoozes are cut short. */
async function untilItSays(runId: RunId, kind: string | undefined) {
  const said = async () => {
    await hasten();
    return ((await rowOf(runId)).failure as { kind: string } | null)?.kind;
  };
  await expect.poll(said, { timeout: 60_000 }).toBe(kind);
  return rowOf(runId);
}

test("a success without a video is asked for again, and says so, until the video comes", async () => {
  engine.simulator.control({ resultAs: "nothing" });
  const runId = await generate(member, words("a late kite"), [oxen]);
  const first = await untilItSays(runId, "no-output");
  expect(first).toMatchObject({ status: "running", failure: { charged: "unknown" } });
  engine.simulator.control({ faults: [{ on: "poll", kind: "status", status: 503 }] });
  await untilItSays(runId, "unavailable");
  const again = await untilItSays(runId, "no-output");
  expect(again.readyAt).toEqual(first.readyAt); // since when it lasts is known to the row
  engine.simulator.control({ resultAs: "link" });
  expect(await until(runId, "done", "failed")).toMatchObject({ status: "done", failure: null });
  expect(engine.simulator.ledger.jobs).toHaveLength(1);
});

test("a success that gives no video for an hour has failed with its task kept, and can be looked at again", async () => {
  engine.simulator.control({ resultAs: "nothing" });
  const runId = await generate(member, words("a lost kite"), [oxen]);
  const { id } = await untilItSays(runId, "no-output");
  const hourAgo = new Date(Date.now() - 61 * 60_000);
  await database().generation.updateMany({ where: { runId }, data: { readyAt: hourAgo } });
  const failed = await until(runId, "failed");
  expect(failed.failure).toMatchObject({ kind: "no-output", charged: "unknown" });
  const [attempt] = await database().attempt.findMany({ where: { generationId: id } });
  expect(attempt?.operation).toBe(engine.simulator.ledger.jobs.at(-1)?.id);

  const submissions = engine.simulator.ledger.jobs.length;
  await lookAgain(member, id as GenerationId, 60_000); // the column holds nothing else
  await untilItSays(runId, "no-output"); // and has its hour again
  engine.simulator.control({ resultAs: "link" });
  expect((await until(runId, "done", "failed")).status).toBe("done");
  expect(engine.simulator.ledger.jobs).toHaveLength(submissions);
});

test("a status that nobody has heard of stands on the card by its name", async () => {
  engine.simulator.control({ runMs: 600_000, saysStatus: "archived" });
  const runId = await generate(member, words("a strange kite"), [oxen]);
  expect(await untilItSays(runId, "unheard-of")).toMatchObject({
    status: "running",
    failure: { detail: "archived", charged: "unknown" },
  });
  engine.simulator.control({ saysStatus: null });
  expect(await untilItSays(runId, undefined)).toMatchObject({ status: "running", readyAt: null });
  engine.simulator.control({ runMs: 0 });
  expect((await until(runId, "done", "failed")).status).toBe("done");
  expect(await brokenInvariants(mintWorker())).toEqual([]);
});
