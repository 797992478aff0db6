import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import { type AllSimulators, startAllSimulators } from "./all-simulators.ts";
import { auditBills, type ChaosBills } from "./chaos-bills.ts";
import { storeSubmitters } from "./chaos-submissions.ts";
import { comeToRest } from "./come-to-rest.ts";
import { startOwnPostgres } from "./own-postgres.ts";
import { spawnWorker } from "./spawn-worker.ts";

/** One of each provider at least, and no more than may be open at a time. */
const submissionsEach = 10;
/** The answers come while the server is away. */
const answerAfterMs = 4000;

export type OutageReport = ChaosBills & {
  /** Workers that ended although nobody asked them to. */
  exits: number;
  broken: string[];
  seconds: number;
};

/** Stops a PostgreSQL of its own so many times, for so long each, while paid requests are on their way; then counts. */
export async function runOutages(given: { rounds: number; outageMs: number }): Promise<OutageReport> {
  const startedAt = Date.now();
  const postgres = await startOwnPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), "triptych-outage-"));
  process.env.DATA_DIR = dataDir;
  const simulators = await startAllSimulators();
  const workers = [spawnWorker(), spawnWorker()];
  try {
    for (let round = 1; round <= given.rounds; round += 1) {
      for (const simulator of Object.values(simulators)) {
        const late = { on: "submit", kind: "late", delayMs: answerAfterMs, times: 1_000_000 } as const;
        simulator.control({ runMs: 6000, faults: [late] });
      }
      const before = countBills(simulators);
      const { submit } = await storeSubmitters(submissionsEach, `round ${round}`);
      for (let index = 0; index < submissionsEach; index += 1) await submit(index);
      while (countBills(simulators) < before + submissionsEach / 2) await sleep(50);
      await postgres.stop();
      await sleep(given.outageMs);
      await postgres.start();
      await comeToRest();
    }
    const bills = await auditBills(simulators, { adopted: [], strays: [] });
    const broken = await brokenInvariants(mintWorker());
    return {
      ...bills,
      exits: workers.filter((worker) => !worker.isAlive()).length,
      broken: broken.map(({ invariant }) => invariant),
      seconds: Math.round((Date.now() - startedAt) / 1000),
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await Promise.all(Object.values(simulators).map((simulator) => simulator.stop()));
    await postgres.remove();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function countBills(simulators: AllSimulators): number {
  return Object.values(simulators).reduce((sum, { ledger }) => sum + ledger.jobs.length, 0);
}
