import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { startAllSimulators } from "./all-simulators.ts";
import { adoptByLedger, auditBills, type ChaosBills } from "./chaos-bills.ts";
import { submitAll } from "./chaos-submissions.ts";
import { comeToRest, countMoving, hastenAmongMany } from "./come-to-rest.ts";
import { spawnWorker, type WorkerProcess } from "./spawn-worker.ts";

const workersAtOnce = 2;
/** After a worker says that it is ready, in milliseconds. */
const killAfter = { least: 200, most: 1500 };
/** However slow the machine is, so many are killed while there is work. */
const leastKills = 6;
/** A link to a result dies so long after the poll that showed it; the next poll shows a fresh one. */
const linkLifeMs = 8000;
/** An answer to the paid request comes so long after its bill: the moment in which a crash costs most. */
const answerAfterMs = 150;

export type ChaosReport = ChaosBills & {
  kills: number;
  /** Names of invariants that are broken in the end. */
  broken: string[];
  seconds: number;
};

/**
 * Has so many paid submissions made by two workers, each of which is killed (-9) soon after it is ready, until all have come to
 * rest or `killForMs` have passed; then lets two workers finish. A database with both schemas must be configured.
 */
export async function runChaos(given: { submissions: number; killForMs: number }): Promise<ChaosReport> {
  const startedAt = Date.now();
  const dataDir = await mkdtemp(join(tmpdir(), "triptych-chaos-"));
  process.env.DATA_DIR = dataDir;
  const simulators = await startAllSimulators();
  delete (globalThis as { triptychConfig?: unknown }).triptychConfig; // what readConfig() keeps
  const members = await submitAll(given.submissions);
  for (const simulator of Object.values(simulators)) {
    const late = { on: "submit", kind: "late", delayMs: answerAfterMs, times: 1_000_000 } as const;
    simulator.control({ runMs: 400, linkLifeMs, faults: [late] });
  }
  // Its one call lasts as long as the work, longer than most workers live, and nobody can ask it for a fresh link.
  simulators.siraya.control({ runMs: 2000, linkLifeMs: null, faults: [] });

  const kills = await killUntilQuiet(Date.now() + given.killForMs);
  const survivors = Array.from({ length: workersAtOnce }, () => spawnWorker());
  try {
    await comeToRest();
    const before = await adoptByLedger(simulators, members);
    await comeToRest();
    const bills = await auditBills(simulators, before);
    const broken = await brokenInvariants(mintWorker());
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    return { ...bills, kills, broken: broken.map(({ invariant }) => invariant), seconds };
  } finally {
    await Promise.all(survivors.map((worker) => worker.stop()));
    await Promise.all(Object.values(simulators).map((simulator) => simulator.stop()));
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function killUntilQuiet(untilMs: number): Promise<number> {
  let kills = 0;
  let isOver = false;
  const workers = new Set<WorkerProcess>();
  const oneAfterAnother = async () => {
    while (!isOver) {
      const worker = spawnWorker();
      workers.add(worker);
      await worker.ready;
      await sleep(killAfter.least + Math.random() * (killAfter.most - killAfter.least));
      await worker.kill();
      workers.delete(worker);
      kills += 1;
    }
  };
  const slots = Array.from({ length: workersAtOnce }, oneAfterAnother);
  while ((Date.now() < untilMs || kills < leastKills) && (await countMoving()) > 0) {
    await hastenAmongMany();
    await sleep(200);
  }
  isOver = true;
  await Promise.all(slots);
  return kills;
}
