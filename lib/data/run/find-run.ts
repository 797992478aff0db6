import { database } from "#lib/data/database.ts";
import type { RunId } from "#lib/domain/id.ts";
import { snapshotSchema } from "#lib/domain/run.ts";
import { type RunView, runViewSchema } from "#lib/domain/run-view.ts";
import type { Member } from "#lib/domain/scope.ts";
import { generationViews } from "./generation-views.ts";

/**
 * A member's run with all that its page shows, or null when there is none: it is someone else's, or nothing is left of it because
 * each of its generations was deleted.
 */
export async function findRun(member: Member, runId: RunId): Promise<RunView | null> {
  const row = await database().run.findFirst({ where: { id: runId, memberId: member.id } });
  if (!row) return null;
  const generations = (await generationViews([row.id])).get(row.id) ?? [];
  if (generations.length === 0) return null;
  return runViewSchema.parse({
    id: row.id,
    promptId: row.promptId,
    createdAt: row.createdAt.toISOString(),
    snapshot: snapshotSchema.parse(row.snapshot),
    generations,
  });
}
