import { expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { storeGeneration, storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import { listPauses, pauseProvider } from "./pause-provider.ts";

testDatabase();
const worker = mintWorker();
const asked = { forMs: 600_000, isAsked: true };

const msLeft = async (providerId: string) =>
  Date.parse((await listPauses())[providerId]?.until ?? "") - Date.now();

test("a pause is lengthened and never shortened, and the longest says whose it is", async () => {
  await pauseProvider(worker, "patient", { forMs: 60_000, isAsked: false });
  expect((await listPauses())["patient"]).toMatchObject({ isAsked: false });
  await pauseProvider(worker, "patient", asked);
  const longest = (await listPauses())["patient"];
  expect(longest).toMatchObject({ isAsked: true });
  expect(await msLeft("patient")).toBeGreaterThan(500_000);
  await pauseProvider(worker, "patient", { forMs: 1000, isAsked: false });
  expect((await listPauses())["patient"]).toEqual(longest);
});

test("a pause that is over is told no more, and the next begins anew", async () => {
  await pauseProvider(worker, "rested", asked);
  await database().providerPause.update({ where: { providerId: "rested" }, data: { until: new Date() } });
  expect(await listPauses()).not.toHaveProperty("rested");
  await pauseProvider(worker, "rested", { forMs: 60_000, isAsked: false });
  expect((await listPauses())["rested"]).toMatchObject({ isAsked: false });
});

test("what is queued or running says until when its provider is left alone, and nothing else does", async () => {
  await pauseProvider(worker, "busy", asked);
  const member = await storeMember();
  const pauseOf = async (status: Status, modelId: string) => {
    const { runId } = await storeGeneration(member, { status, modelId, operation: `${modelId} ${status}` });
    return (await findRun(member, runId))?.generations[0]?.pause;
  };
  const pause = (await listPauses())["busy"];
  expect(pause).toBeDefined();
  expect(await pauseOf("queued", "busy/model")).toEqual(pause);
  expect(await pauseOf("running", "busy/another-model")).toEqual(pause);
  expect(await pauseOf("queued", "idle/model")).toBeNull();
  for (const status of ["submitting", "saving", "done", "failed"] as const)
    expect(await pauseOf(status, "busy/model")).toBeNull();
});
