import { database } from "#lib/data/database.ts";
import type { GenerationId, RunId } from "#lib/domain/id.ts";
import type { RunView } from "#lib/domain/run-view.ts";
import type { Member } from "#lib/domain/scope.ts";
import { findRun } from "./find-run.ts";

/**
 * The runs that these generations belong to, each once, in the order in which the generations are named. Null when one of them is
 * missing, deleted or someone else's: a selection is there as a whole or not at all.
 */
export async function findRunsOf(
  member: Member,
  generationIds: readonly GenerationId[],
): Promise<RunView[] | null> {
  const rows = await database().generation.findMany({
    where: { id: { in: [...generationIds] }, memberId: member.id, deletedAt: null },
    select: { id: true, runId: true },
  });
  const runOf = new Map(rows.map(({ id, runId }) => [id, runId as RunId])); // the column holds nothing else
  const runIds = new Set(generationIds.map((id) => runOf.get(id)));
  const runs: RunView[] = [];
  for (const runId of runIds) {
    const run = runId && (await findRun(member, runId));
    if (!run) return null;
    runs.push(run);
  }
  return runs;
}
