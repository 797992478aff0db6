import { database } from "#lib/data/database.ts";
import { generationViews } from "./generation-views.ts";
import type { RunId } from "#lib/domain/id.ts";
import type { RunView } from "#lib/domain/run-view.ts";
import type { Member } from "#lib/domain/scope.ts";
import { toRunView, withDraft } from "./to-run-view.ts";

/** The member's runs with these ids, in the order asked for, by a fixed number of queries. Unknown ones and someone else's are left out. */
export async function listRuns(member: Member, ids: readonly RunId[]): Promise<RunView[]> {
  const rows = await database().run.findMany({
    where: { memberId: member.id, id: { in: [...ids] } },
    include: withDraft,
  });
  const generations = await generationViews(rows.map(({ id }) => id));
  const runs = new Map(rows.map((row) => [row.id, toRunView(row, generations.get(row.id))]));
  return ids.flatMap((id) => runs.get(id) ?? []);
}
