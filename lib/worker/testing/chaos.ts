import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { database } from "#lib/data/database.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { isGenerationQueue, queueNames } from "#lib/data/queues.ts";
import { providerIdOf } from "#lib/domain/base/id.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { startAllSimulators } from "./all-simulators.ts";
import { adoptByLedger, auditBills, type ChaosBills } from "./chaos-bills.ts";
import { storeSubmitters, type Submitters } from "./chaos-submissions.ts";
import { comeToRest, countMoving, hastenAmongMany } from "./come-to-rest.ts";
import { spawnWorker, type WorkerProcess } from "./spawn-worker.ts";

const workersAtOnce = 2;
/** After a worker says that it is ready, in milliseconds. */
const killAfter = { least: 200, most: 1500 };
/** A link to a result dies so long after the poll that showed it; the next poll shows a fresh one. */
const linkLifeMs = 8000;
/** An answer to the paid request comes so long after its bill: the moment in which a crash costs most. */
const answerAfterMs = 150;
/** So many submissions move at a time; the next are made as these come to rest. */
const movingAtMost = 120;
/** So many wait for their results to be saved: with more of them every link would be dead when its turn comes. */
const readyAtMost = 40;
/** A killed worker that reads results for posters would use up the time of those that save them. */
const queuesThatDie = queueNames.filter(isGenerationQueue);
const tellEveryMs = 10_000;

/** What has been done until now. */
type Done = {
  submitted: number;
  kills: number;
  /** Kills that came while requests of a provider were on their way. */
  killsDuring: Record<string, number>;
};

export type ChaosReport = ChaosBills &
  Omit<Done, "submitted"> & {
    /** Names of invariants that are broken in the end. */
    broken: string[];
    seconds: number;
  };

/** How far it is: `statuses` counts the generations that stand in each. */
export type ChaosProgress = {
  seconds: number;
  submitted: number;
  kills: number;
  statuses: Partial<Record<Status, number>>;
};

/**
 * Has so many paid submissions made by two workers, each of which is killed (-9) soon after it is ready, until all have come to
 * rest, or `killForMs` have passed and there were `killsAtLeast`; then lets two workers finish. A database with both schemas must be
 * configured. Tells now and then how far it is.
 */
export async function runChaos(given: {
  submissions: number;
  killForMs: number;
  killsAtLeast: number;
  onProgress?: (progress: ChaosProgress) => void;
}): Promise<ChaosReport> {
  const { submissions, killForMs, killsAtLeast, onProgress } = given;
  const startedAt = Date.now();
  const secondsNow = () => Math.round((Date.now() - startedAt) / 1000);
  const dataDir = await mkdtemp(join(tmpdir(), "triptych-chaos-"));
  process.env.DATA_DIR = dataDir;
  const simulators = await startAllSimulators();
  delete (globalThis as { triptychConfig?: unknown }).triptychConfig; // what readConfig() keeps
  const submitters = await storeSubmitters(submissions);
  for (const simulator of Object.values(simulators)) {
    const late = { on: "submit", kind: "late", delayMs: answerAfterMs, times: 1_000_000 } as const;
    simulator.control({ runMs: 400, linkLifeMs, faults: [late] });
  }
  // Its one call lasts as long as the work, longer than most workers live, and nobody can ask it for a fresh link.
  simulators.siraya.control({ runMs: 2000, linkLifeMs: null, faults: [] });

  const done: Done = { submitted: 0, kills: 0, killsDuring: {} };
  const telling = setInterval(() => {
    const { submitted, kills } = done;
    void countByStatus().then((statuses) =>
      onProgress?.({ seconds: secondsNow(), submitted, kills, statuses }),
    );
  }, tellEveryMs);
  const survivors: WorkerProcess[] = [];
  try {
    const killUntil = Date.now() + killForMs;
    await killWhile(done, () =>
      submitAll(submissions, submitters, done, () => Date.now() > killUntil && done.kills >= killsAtLeast),
    );
    for (let count = 0; count < workersAtOnce; count += 1) survivors.push(spawnWorker(0, queuesThatDie));
    await submitAll(submissions, submitters, done, () => done.submitted === submissions);
    await comeToRest();
    const before = await adoptByLedger(simulators, submitters.members);
    await comeToRest();
    const bills = await auditBills(simulators, before);
    const broken = (await brokenInvariants(mintWorker())).map(({ invariant }) => invariant);
    return { ...bills, kills: done.kills, killsDuring: done.killsDuring, broken, seconds: secondsNow() };
  } finally {
    clearInterval(telling);
    await Promise.all(survivors.map((worker) => worker.stop()));
    await Promise.all(Object.values(simulators).map((simulator) => simulator.stop()));
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Submits what is left, as what was submitted comes to rest, until all has or it is enough. */
async function submitAll(
  submissions: number,
  { submit }: Submitters,
  done: Done,
  isEnough: () => boolean,
): Promise<void> {
  while (!isEnough()) {
    const moving = await countMoving();
    const areLeft = done.submitted < submissions;
    if (!areLeft && moving === 0) return;
    const { running = 0, saving = 0 } = await countByStatus();
    if (areLeft && moving < movingAtMost && running + saving < readyAtMost) {
      await submit(done.submitted);
      done.submitted += 1;
    } else {
      await hastenAmongMany();
      await sleep(200);
    }
  }
}

/** Starts and kills workers until the work has ended. */
async function killWhile(done: Done, work: () => Promise<void>): Promise<void> {
  let isOver = false;
  const oneAfterAnother = async () => {
    while (!isOver) {
      const worker = spawnWorker(0, queuesThatDie);
      await worker.ready;
      await sleep(killAfter.least + Math.random() * (killAfter.most - killAfter.least));
      for (const providerId of await listSubmitting())
        done.killsDuring[providerId] = (done.killsDuring[providerId] ?? 0) + 1;
      await worker.kill();
      done.kills += 1;
    }
  };
  const slots = Array.from({ length: workersAtOnce }, oneAfterAnother);
  await work();
  isOver = true;
  await Promise.all(slots);
}

async function countByStatus(): Promise<ChaosProgress["statuses"]> {
  const groups = await database().generation.groupBy({ by: ["status"], _count: true });
  return Object.fromEntries(groups.map(({ status, _count }) => [status, _count]));
}

/** The providers that requests are on their way to. */
async function listSubmitting(): Promise<Set<string>> {
  const rows = await database().generation.findMany({
    where: { status: "submitting" },
    select: { modelId: true },
  });
  return new Set(rows.map(({ modelId }) => providerIdOf(modelId)));
}
