import { database } from "#lib/data/database.ts";
import type { PromptId, RunId } from "#lib/domain/id.ts";
import type { RunMark } from "#lib/domain/run-mark.ts";
import type { Member } from "#lib/domain/scope.ts";

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
