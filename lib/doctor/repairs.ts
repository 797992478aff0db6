import { rm } from "node:fs/promises";
import { sweepMeasuring } from "#lib/data/blob/measuring.ts";
import { sweepConversions } from "#lib/data/conversion/making.ts";
import { remake } from "#lib/data/doctor/stored-rows.ts";
import { sweepDue } from "#lib/data/generation/looks.ts";
import { type Checked, withJob } from "#lib/data/invariants.ts";
import { sweepRemovals } from "#lib/data/removal/removals.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { listStaleUploads, removeStaleUploads } from "#lib/storage/remove-bytes.ts";
import type { FileCheck } from "./check-files.ts";
import { repairWords } from "./messages.ts";

/** Something that can be put right without losing anything. */
export type Repair = { what: string; count: number; run(): Promise<unknown> };

/** What can be put right now. Nothing is done before one of them is run. */
export async function listRepairs(
  worker: Worker,
  found: { dataDir: string; invariants: readonly Checked[]; halfCopies: readonly string[] } & FileCheck,
): Promise<Repair[]> {
  const { dataDir, invariants, halfCopies, lost } = found;
  const jobless: ReadonlySet<string> = new Set(Object.values(withJob));
  const withoutJob = invariants.filter(({ invariant }) => jobless.has(invariant)).flatMap(({ ids }) => ids);
  const stale = await listStaleUploads({ dataDir });
  const all: Repair[] = [
    {
      what: repairWords.enqueue,
      count: withoutJob.length,
      async run() {
        await sweepDue(worker);
        await sweepMeasuring(worker);
        await sweepConversions(worker);
        await sweepRemovals(worker);
      },
    },
    {
      what: repairWords.remake,
      count: lost.length,
      async run() {
        for (const row of lost) await remake(worker, row);
      },
    },
    { what: repairWords.removeStale, count: stale.length, run: () => removeStaleUploads({ dataDir }) },
    {
      what: repairWords.removeHalfCopies,
      count: halfCopies.length,
      async run() {
        for (const folder of halfCopies) await rm(folder, { recursive: true, force: true });
      },
    },
  ];
  return all.filter(({ count }) => count > 0);
}
