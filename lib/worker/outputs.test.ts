import { readdir, readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeVideo } from "#simulators/media.ts";
import { startModellixSimulator } from "#simulators/modellix/simulator.ts";
import type { Simulator } from "#simulators/simulator.ts";
import { startSirayaSimulator } from "#simulators/siraya/simulator.ts";
import { findAssets } from "#lib/data/asset/assets.ts";
import { createId } from "#lib/data/create-id.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { storeMember, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { ModelId, ReferenceId, RunId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { type Engine, generate, prepareEngine, until } from "./testing/engine.ts";
import { queuesThatRead } from "./testing/queues-of-submissions.ts";
import { storeUpload } from "./testing/store-upload.ts";

testDatabase();
let engine: Engine;
let modellix: Simulator;
let siraya: Simulator;
let member: Member;
const videoToVideo = "modellix/seedance-2.0-v2v" as ModelId; // the right shape, as the next
const latest = "siraya/seedance-2.0" as ModelId;

beforeAll(async () => {
  modellix = await startModellixSimulator({ control: { checksMedia: false } });
  siraya = await startSirayaSimulator();
  Object.assign(process.env, {
    MODELLIX_BASE_URL: modellix.url,
    MODELLIX_API_KEY: "sk-simulated-0003",
    SIRAYA_BASE_URL: siraya.url,
    SIRAYA_API_KEY: "sk-simulated-0004",
  });
  engine = await prepareEngine();
  await engine.start({ queues: queuesThatRead });
  member = await storeMember();
});
afterAll(async () => {
  await engine.close();
  await Promise.all([modellix.stop(), siraya.stop()]);
});

const viewOf = async (runId: RunId) => (await findRun(member, runId))?.generations[0];

test("a last frame that was asked for is kept beside the video, as an image of its own", async () => {
  const path = await makeVideo(`${engine.dataDir}/made/clip.mp4`, {
    width: 640,
    height: 480,
    seconds: 3,
    colour: [20, 120, 60],
  });
  const { id: assetId } = await storeUpload(member, await readFile(path), "clip.mp4", "mp4");
  const find = async () => (await findAssets(member, [assetId]))[0];
  await expect.poll(async () => (await find())?.state, { timeout: 60_000 }).toBe("ready");
  const reference = {
    id: createId<ReferenceId>(),
    assetId,
    kind: "video",
    name: "clip.mp4",
    role: null,
  } as const;
  const prompt = {
    ...words("It goes on", [reference]),
    overrides: { [videoToVideo]: { extras: { returnLastFrame: true } } },
  };
  const runId = await generate(member, prompt, [videoToVideo], [(await find())!]); // it is ready
  expect((await until(runId, "done", "failed", "unconfirmed")).failure).toBeNull();
  expect(modellix.ledger.jobs.at(-1)?.body).toMatchObject({ return_last_frame: true });
  const outputs = (await viewOf(runId))?.outputs ?? [];
  expect(outputs.map(({ role, asset }) => `${role} ${asset.kind} ${asset.format}`)).toEqual([
    "result video mp4",
    "last-frame image png",
  ]);
  const frame = async () => (await findAssets(member, [outputs[1]!.asset.id]))[0]?.measured; // there are two
  await expect.poll(frame, { timeout: 60_000 }).toMatchObject({ widthPx: 1280, heightPx: 720 });
  expect(await brokenInvariants(mintWorker())).toEqual([]);
});

test("every result of one answer is kept, named by its number, and its revised prompt", async () => {
  siraya.control({ results: 2, resultAs: "base64", revisesPrompt: true });
  const runId = await generate(member, words("a kite"), [latest]);
  const views = async () => (await findRun(member, runId))?.generations ?? [];
  const statuses = async () => (await views()).map(({ status }) => status);
  await expect.poll(statuses, { timeout: 60_000 }).toEqual(["done", "done"]);
  expect(
    (await views()).map(({ output, revisedPrompt, outputs }) => [
      ...[output, revisedPrompt],
      ...outputs.map(({ role, asset }) => `${role} ${asset.name}`),
    ]),
  ).toEqual([
    [1, "a kite, revised", "result a kite – Seedance 2.0.mp4"],
    [2, "a kite, revised for 2", "result a kite – Seedance 2.0 · output 2.mp4"],
  ]);
  expect(siraya.ledger.jobs).toHaveLength(1);
  expect(await readdir(`${engine.dataDir}/attempts`)).toEqual([]);
  expect(await brokenInvariants(mintWorker())).toEqual([]);
});
