import { database } from "#lib/data/database.ts";
import type { GenerationId, PromptId, RunId } from "#lib/domain/base/id.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { RunView } from "#lib/domain/generation/run-view.ts";
import { parseSnapshot, type RunMark, type Snapshot } from "#lib/domain/generation/run.ts";
import { generationViews, toRunView, withDraft } from "./run-views.ts";

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

/** The run that an earlier delivery of the same press of Generate has made, or null. */
export async function findRunByClientKey(member: Member, clientKey: string): Promise<RunId | null> {
  const row = await database().run.findUnique({
    where: { memberId_clientKey: { memberId: member.id, clientKey } },
    select: { id: true },
  });
  return row && (row.id as RunId); // the column holds nothing else
}

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

/** What a member's run was made from, or null when there is none (or it is someone else's). */
export async function findSnapshot(member: Member, runId: RunId): Promise<Snapshot | null> {
  const row = await database().run.findFirst({
    where: { id: runId, memberId: member.id },
    select: { snapshot: true },
  });
  return row && documentOf(parseSnapshot(row.snapshot));
}

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

const countedMax = 1000;

/**
 * Every run of one of the member's prompts, newest first, by no more than its number; of more than a thousand the latest
 * thousand. None where the prompt is unknown or someone else's.
 */
export async function listRunMarks(member: Member, promptId: PromptId): Promise<RunMark[]> {
  // One of which everything was deleted has no page any more.
  const where = { memberId: member.id, promptId, generations: { some: { deletedAt: null } } };
  const rows = await database().run.findMany({
    where,
    select: { id: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: countedMax,
  });
  const count = rows.length < countedMax ? rows.length : await database().run.count({ where });
  return rows.map(({ id }, index) => ({
    id: id as RunId, // the column holds nothing else
    number: count - index,
  }));
}
