import { database } from "#lib/data/database.ts";
import type { RunId } from "#lib/domain/id.ts";
import type { RunView } from "#lib/domain/run-view.ts";
import type { Member } from "#lib/domain/scope.ts";
import { generationViews } from "./generation-views.ts";
import { toRunView, withDraft } from "./to-run-view.ts";

/**
 * A member's run with all that its page shows, or null when there is none: it is someone else's, or nothing is left of it because
 * each of its generations was deleted.
 */
export async function findRun(member: Member, runId: RunId): Promise<RunView | null> {
  const row = await database().run.findFirst({
    where: { id: runId, memberId: member.id },
    include: withDraft,
  });
  if (!row) return null;
  const generations = (await generationViews([row.id])).get(row.id) ?? [];
  if (generations.length === 0) return null;
  return toRunView(row, generations);
}
