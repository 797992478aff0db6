import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { vi } from "vitest";
import { startOxenSimulator } from "#simulators/oxen/simulator.ts";
import type { Simulator } from "#simulators/simulator.ts";
import { readConfig } from "#lib/config.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { type Generation, Prisma } from "#lib/data/generated/client.ts";
import { createRun } from "#lib/data/run/create-run.ts";
import type { QueueName } from "#lib/data/queues.ts";
import { wakeWorkers } from "#lib/data/testing/wake-workers.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { hashOf } from "#lib/domain/base/canonical-json.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import type { ModelId, RunId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { findModel } from "#lib/providers/catalog.ts";
import { log } from "#lib/worker/log.ts";
import type { SavePace } from "#lib/worker/save-pace.ts";
import { startWorker } from "#lib/worker/start-worker.ts";
import { queuesOfSubmissions } from "./queues-of-submissions.ts";

log.level = "silent";

export const oxen = "oxen/seedance-2.0-r2v" as ModelId;
export const animatic = "animatic/animatic" as ModelId;

export type Engine = {
  simulator: Simulator;
  dataDir: string;
  /** Another worker in this process; it reads no files where it is not told its queues, and waits for downloads as usual. */
  start(given?: { queues?: readonly QueueName[]; savePace?: SavePace }): Promise<{ stop(): Promise<void> }>;
  close(): Promise<void>;
};

/** A data folder, Oxen's simulator, and a configuration that leads to both. The test database must be there. */
export async function prepareEngine(given: { oxen?: Simulator } = {}): Promise<Engine> {
  const simulator = given.oxen ?? (await startOxenSimulator());
  const dataDir = await mkdtemp(join(tmpdir(), "triptych-worker-"));
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    OXEN_BASE_URL: simulator.url,
    OXEN_API_KEY: "sk-simulated-0001",
  });
  delete (globalThis as { triptychConfig?: unknown }).triptychConfig; // what readConfig() keeps
  const started: { stop(): Promise<void> }[] = [];
  return {
    simulator,
    dataDir,
    async start({ queues = queuesOfSubmissions, savePace } = {}) {
      const worker = await startWorker({ config: readConfig(), worker: mintWorker(), queues, savePace });
      started.push(worker);
      return worker;
    },
    async close() {
      await Promise.all(started.map((worker) => worker.stop()));
      await simulator.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Presses Generate: one generation per model, compiled as the action does. */
export async function generate(
  member: Member,
  prompt: Prompt,
  modelIds: readonly ModelId[],
  assets: readonly Asset[] = [],
): Promise<RunId> {
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const generations = await Promise.all(
    modelIds.map(async (modelId) => {
      const found = findModel(modelId);
      if (!found) throw new Error(`no model ${modelId}`);
      const { model, provider } = found;
      const compiled = provider.compile(prompt, byId, model, { route: "link", variation: 1 });
      return {
        modelId,
        variation: 1,
        billing: model.billing,
        ...compiled,
        compiledHash: hashOf(compiled),
        modelVersion: model.version,
        estimate: null,
      };
    }),
  );
  const snapshot = { prompt, assets: [...assets] };
  const run = await createRun(member, { clientKey: createId(), promptId: null, snapshot, generations });
  return run.runId;
}

/** Waits until the run's only generation stands in one of these statuses; snoozes are cut short. Throws after two minutes. */
export async function until(runId: RunId, ...wanted: Status[]): Promise<Generation> {
  const endsAt = Date.now() + 120_000;
  while (Date.now() < endsAt) {
    const row = await database().generation.findFirstOrThrow({ where: { runId }, orderBy: { id: "asc" } });
    if (wanted.some((status) => status === row.status)) return row;
    await hasten();
    await sleep(50);
  }
  const row = await database().generation.findFirst({ where: { runId } });
  throw new Error(`it is still ${row?.status} and not ${wanted.join(" or ")}`);
}

/** Waits until the run's only result could not be saved, and lets its link have lived longer than any does. */
export async function outliveLink(runId: RunId): Promise<void> {
  const failed = { runId, status: "saving", saveTries: { gt: 0 } };
  const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60_000);
  await vi.waitUntil(
    async () => {
      await hasten();
      const data = { saveTroubleSince: longAgo };
      return (await database().generation.updateMany({ where: failed, data })).count === 1;
    },
    { timeout: 60_000 },
  );
}

/**
 * Makes everything due that waits for its next look, and wakes the workers for it; what a worker holds is left alone. A submitting one
 * waits only where a job was made for later, as for a blocking call: a job that is tried again may be that of a worker with the request
 * in its hands. Workers who are never idle need not be woken.
 */
export async function hasten({ wakes = true } = {}): Promise<void> {
  await database().$executeRaw`
    WITH sooner AS (
      UPDATE pgboss.job j SET start_after = now()
      WHERE state < 'active' AND start_after > now() AND (state = 'created' OR NOT EXISTS (
        SELECT 1 FROM generation g WHERE g.id::text = j.singleton_key AND g.status = 'submitting'))
      RETURNING name, singleton_key),
    due AS (
      UPDATE generation SET due_at = now() FROM sooner WHERE id::text = singleton_key AND due_at > now())
    ${wakes ? wakeWorkers : Prisma.sql`SELECT 1`}`;
}

/** What a dead worker held is taken up after seconds; with this at once. */
export async function forgetTheDead(): Promise<void> {
  await database().$executeRaw`UPDATE generation SET due_at = now() WHERE due_at > now()`;
  await database().$executeRaw`
    UPDATE pgboss.job SET heartbeat_on = now() - interval '1 hour' WHERE state = 'active'`;
}
