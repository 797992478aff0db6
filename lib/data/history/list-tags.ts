import { database } from "#lib/data/database.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Every tag that one of the member's results has, in alphabetical order. Costs as much as there are tagged results. */
export async function listTags(member: Member): Promise<string[]> {
  const rows = await database().$queryRaw<{ tag: string }[]>`
    SELECT DISTINCT unnest(tags) AS tag FROM generation
    WHERE member_id = ${member.id}::uuid AND tags <> '{}' AND deleted_at IS NULL ORDER BY tag`;
  return rows.map(({ tag }) => tag);
}
