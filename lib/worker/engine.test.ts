import { access } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { requestCancel } from "#lib/data/generation/member-events.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { type Member } from "#lib/domain/base/scope.ts";
import { blobPath } from "#lib/storage/paths.ts";
import {
  animatic,
  type Engine,
  generate,
  outliveLink,
  oxen,
  prepareEngine,
  until,
} from "./testing/engine.ts";

testDatabase();
let engine: Engine;
let member: Member;

beforeAll(async () => {
  engine = await prepareEngine();
  await engine.start();
  member = await storeMember();
});
afterAll(() => engine.close());

const submissions = () => engine.simulator.ledger.jobs.length;

describe("a paid generation", () => {
  test("is asked for once, saved into the studio's own storage, and then done", async () => {
    const before = submissions();
    const runId = await generate(member, words("a red kite over the sea"), [oxen]);
    const row = await until(runId, "done");
    expect(submissions()).toBe(before + 1);
    const [view] = (await findRun(member, runId))?.generations ?? [];
    const [output] = view?.outputs ?? [];
    expect(output?.asset).toMatchObject({
      name: "a red kite over the sea – Seedance 2.0 Reference to Video.mp4",
      kind: "video",
      format: "mp4",
    });
    await access(blobPath(engine.dataDir, member.id, output?.asset.sha256 ?? ""));
    expect(row.costMicro).toBe(600_000n);
  });

  test("that waits since its contract was called by another name is polled to its end", async () => {
    const runId = await generate(member, words("an old kite"), [oxen]);
    await database().generation.updateMany({ where: { runId }, data: { modelVersion: "seed-004" } });
    expect(await until(runId, "done")).toMatchObject({ modelVersion: "seed-004" });
  });

  test("that the provider refuses has failed, with the provider's words", async () => {
    engine.simulator.control({ faults: [{ on: "submit", kind: "status", status: 400 }] });
    const row = await until(await generate(member, words("a blue kite"), [oxen]), "failed");
    expect(row.failure).toMatchObject({ kind: "input", charged: "no" });
  });

  test.each(["reset-after", "html", "truncated-json", "cut-body"] as const)(
    "whose answer is lost (%s) is unconfirmed, and not sent again",
    async (kind) => {
      const before = submissions();
      engine.simulator.control({ faults: [{ on: "submit", kind }] });
      const row = await until(await generate(member, words("a green kite"), [oxen]), "unconfirmed");
      expect(row.failure).toMatchObject({ charged: "unknown" });
      expect(submissions()).toBe(before + 1);
    },
  );

  test("that is held back by 429 waits, and is sent again once the pause is over", async () => {
    engine.simulator.control({
      faults: [{ on: "submit", kind: "status", status: 429, retryAfter: "1" }],
    });
    const before = submissions();
    const runId = await generate(member, words("a patient kite"), [oxen]);
    await until(runId, "done");
    expect(submissions()).toBe(before + 1);
    const attempts = await database().attempt.findMany({ where: { generation: { runId } } });
    expect(attempts.map(({ state }) => state).toSorted()).toEqual(["answered", "released"]);
  });

  test("goes on whatever polls answer, until one can be understood", async () => {
    engine.simulator.control({
      faults: [
        { on: "poll", kind: "status", status: 500, times: 2 },
        { on: "poll", kind: "html" },
        { on: "poll", kind: "reset-after" },
      ],
    });
    const row = await until(await generate(member, words("a stubborn kite"), [oxen]), "done", "failed");
    expect(row.status).toBe("done");
  });

  test("whose link has died gets a fresh one", async () => {
    engine.simulator.control({ faults: [{ on: "result", kind: "status", status: 403, times: 1 }] });
    const row = await until(await generate(member, words("a fading kite"), [oxen]), "done", "failed");
    expect(row.status).toBe("done");
  });

  test("that is no video has failed, and nothing of it is kept", async () => {
    engine.simulator.control({ faults: [{ on: "result", kind: "html", times: 1000 }] });
    const runId = await generate(member, words("a paper kite"), [oxen]);
    await outliveLink(runId);
    const row = await until(runId, "failed");
    expect(row.failure).toMatchObject({ kind: "contract", charged: "yes" });
    expect((await findRun(member, runId))?.generations[0]?.outputs).toEqual([]);
    engine.simulator.control({ faults: [] });
  });

  test("is canceled at the provider when a person wants that", async () => {
    engine.simulator.control({ runMs: 60_000 });
    const runId = await generate(member, words("an unwanted kite"), [oxen]);
    const { id } = await until(runId, "running");
    await requestCancel(member, id as GenerationId);
    const row = await until(runId, "canceled");
    engine.simulator.control({ runMs: 0 });
    expect(row.cancelOutcome).toBe("stopped");
    expect(engine.simulator.ledger.jobs.at(-1)?.canceledAtMs).not.toBeNull();
  });
});

test("a member without a key gets a failure that says so, and nothing is sent", async () => {
  const before = submissions();
  await database().studioFact.create({ data: { name: "studio-keys-closed", value: true } });
  const row = await until(await generate(await storeMember(), words("a poor kite"), [oxen]), "failed");
  await database().studioFact.delete({ where: { name: "studio-keys-closed" } });
  expect(row.failure).toMatchObject({ kind: "credentials" });
  expect(submissions()).toBe(before);
});

describe("an animatic", () => {
  test("is rendered here and done", async () => {
    const runId = await generate(member, words("A kite rises. It falls."), [animatic]);
    const row = await until(runId, "done", "failed");
    expect(row.failure).toBeNull();
    const [output] = (await findRun(member, runId))?.generations[0]?.outputs ?? [];
    expect(output?.asset).toMatchObject({ format: "mp4", kind: "video" });
  });

  test("stops rendering when a person cancels it", async () => {
    const runId = await generate(member, words("A kite that nobody waits for."), [animatic]);
    const { id } = await until(runId, "running");
    await requestCancel(member, id as GenerationId);
    const row = await until(runId, "canceled", "done", "failed");
    expect(row).toMatchObject({ status: "canceled", cancelOutcome: "stopped" });
  });
});

test("nothing of this breaks an invariant", async () => {
  expect(await brokenInvariants(mintWorker())).toEqual([]);
});
