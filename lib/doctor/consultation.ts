import { closeDatabase } from "#lib/data/database.ts";
import { closeSender } from "#lib/data/jobs.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { examine } from "./examine.ts";
import { doctorWords as words } from "./messages.ts";
import { reportJson, reportLines, type Studio, verdictLine } from "./report.ts";

/**
 * Tells what is found in a studio and what could be repaired. With `repair` that is done, each said before and after, and it is looked
 * once more: what is told, and the answer whether every invariant holds, is then how it is afterwards.
 */
export async function consultation(
  worker: Worker,
  options: {
    studio: Studio;
    halfCopies: readonly string[];
    deep: boolean;
    repair: boolean;
    json: boolean;
    say: (line: string) => void;
  },
): Promise<boolean> {
  const { studio, deep, repair, json, say } = options;
  const look = (halfCopies: readonly string[]) =>
    examine(worker, { dataDir: studio.dataDir, isDeep: deep, halfCopies });
  try {
    let found = await look(options.halfCopies);
    const { repairs } = found;
    for (const one of repair ? repairs : []) {
      const what = words.repair(one.what, one.count);
      if (!json) say(words.repairing(what));
      await one.run();
      if (!json) say(words.repaired(what));
    }
    if (repair && repairs.length > 0) found = await look([]);
    if (json) say(reportJson(studio, found));
    else {
      for (const line of reportLines(studio, found)) say(line);
      say("");
      if (found.repairs.length > 0) say(words.wouldRepair);
      for (const { what, count } of found.repairs) say(`  ${words.repair(what, count)}`);
      say(verdictLine(found.invariants));
    }
    return found.invariants.every(({ ids }) => ids.length === 0);
  } finally {
    await closeSender();
    await closeDatabase();
  }
}
