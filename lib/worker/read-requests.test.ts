import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { sweepUnreadRequests } from "#lib/data/generation/unread-requests.ts";
import { createRun } from "#lib/data/run/create-run.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { storeGeneration, storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { sampleSent, samplePrompt } from "#lib/domain/testing/samples.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { asReadBack } from "#lib/providers/testing/as-read-back.ts";
import { type Engine, forgetTheDead, prepareEngine } from "./testing/engine.ts";
import { readRequests } from "./read-requests.ts";
import { spawnWorker } from "./testing/spawn-worker.ts";

testDatabase();
const worker = mintWorker();
let engine: Engine;
let member: Member;

beforeAll(async () => {
  engine = await prepareEngine();
  member = await storeMember();
});
afterAll(() => engine.close());

/** A run of every model, `variations` times, as a studio of before has left it: what each was sent, by its id. */
async function storeOlder(variations: number): Promise<{ runId: RunId; sent: ReadonlyMap<string, Sent> }> {
  const prompt = samplePrompt([], ["A lake at dawn"]);
  const generations = allModels().flatMap(({ model, provider }) =>
    Array.from({ length: variations }, (_, index) => {
      const variation = index + 1;
      const compiled = provider.compile(prompt, new Map(), model, { route: "link", variation });
      const { id: modelId, version: modelVersion, billing } = model;
      return { modelId, modelVersion, billing, variation, compiledHash: "0", estimate: null, ...compiled };
    }),
  );
  const snapshot = { prompt, assets: [] };
  const { runId } = await createRun(member, { clientKey: createId(), promptId: null, snapshot, generations });
  await database().$executeRaw`DELETE FROM pgboss.job WHERE name = 'submit'`;
  const rows = await database().generation.findMany({ where: { runId } });
  await database().generation.updateMany({
    where: { runId },
    data: { sent: Prisma.DbNull, status: "done", dueAt: null },
  });
  return { runId, sent: new Map(rows.map(({ id, sent }) => [id, sent as Sent])) }; // as it was compiled
}

const unread = () => database().generation.count({ where: { sent: { equals: Prisma.DbNull } } });

async function expectReadBack({ runId, sent }: Awaited<ReturnType<typeof storeOlder>>): Promise<void> {
  for (const view of (await findRun(member, runId))?.generations ?? []) {
    const kept = asReadBack(sent.get(view.id)!); // it is one of the run
    // Of what the studio renders, its list of shots tells how long and how large it is.
    const { durationMs, aspectRatio, resolution } = kept.settings;
    const settings = view.billing === "free" ? { durationMs, aspectRatio, resolution } : kept.settings;
    expect(view.sent).toEqual({ ...kept, settings });
  }
}

describe("requests from before it was kept what was sent", () => {
  test("are read by a worker, page after page, until none is left", async () => {
    const older = await storeOlder(30); // 270 rows: three pages
    const running = await engine.start();
    await expect.poll(unread, { timeout: 20_000 }).toBe(0);
    await running.stop();
    await expectReadBack(older);
    expect(await sweepUnreadRequests(worker)).toBe(false);
  });

  test("are read on by the next worker where one dies in the middle", async () => {
    const older = await storeOlder(15);
    const { id } = await storeGeneration(member, { status: "done" });
    await database().$transaction(
      async (transaction) => {
        // Of the first page this one is left, so that the work is not over.
        await transaction.$queryRaw`SELECT 1 FROM generation WHERE id = ${id}::uuid FOR UPDATE`;
        const dying = spawnWorker();
        await expect.poll(unread, { timeout: 20_000 }).toBe(1);
        await dying.kill();
      },
      { timeout: 30_000 },
    );
    const running = await engine.start();
    await expect.poll(async () => (await forgetTheDead(), unread()), { timeout: 20_000 }).toBe(0);
    await running.stop();
    await expectReadBack(older);
  });

  test("leave alone what is kept, and a page that is read twice says the same", async () => {
    const older = await storeOlder(1);
    const [kept = ""] = older.sent.keys();
    await database().generation.update({ where: { id: kept }, data: { sent: sampleSent } });
    await Promise.all([readRequests({ worker }), readRequests({ worker })]);
    await readRequests({ worker });
    const row = await database().generation.findUniqueOrThrow({ where: { id: kept } });
    expect(row.sent).toEqual(sampleSent);
    expect(await unread()).toBe(0);
  });

  test("keep nobody waiting: one whose generation is being moved stays for later", async () => {
    const { id } = await storeGeneration(member, { status: "running" });
    await database().$transaction(async (transaction) => {
      await transaction.$queryRaw`SELECT 1 FROM generation WHERE id = ${id}::uuid FOR UPDATE`;
      await readRequests({ worker });
      expect(await unread()).toBe(1);
    });
    await readRequests({ worker });
    expect(await unread()).toBe(0);
  });

  test.each([
    ["is no request", "oxen/seedance-2.0-r2v", []],
    ["holds something else", "siray/seedance-2.0-ref2v-spicy", { model: "another", prompt: 5 }],
    ["is for a model that is gone", "gone/model", { prompt: "A lake" }],
  ])("that cannot be read keep what can be told when one %s", async (_what, modelId, request) => {
    const { id } = await storeGeneration(member, { status: "done", modelId });
    await database().generation.update({ where: { id }, data: { request } });
    await readRequests({ worker });
    const row = await database().generation.findUniqueOrThrow({ where: { id } });
    expect(row.sent).toEqual({ version: 1, isRebuilt: true, settings: {}, references: {} });
  });
});
