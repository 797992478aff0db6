import { database } from "#lib/data/database.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { tagsPerResultMax } from "#lib/domain/tag.ts";
import { ownAllOrThrow } from "./own-all-or-throw.ts";

/**
 * Adds tags to generations and takes others away; each has each tag once, in alphabetical order. False, and nothing is changed,
 * where one would have too many. Throws "not-found".
 */
export async function changeTags(
  member: Member,
  generationIds: readonly GenerationId[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): Promise<boolean> {
  return database().$transaction(async (transaction) => {
    await ownAllOrThrow(transaction, member, generationIds);
    const [most] = await transaction.$queryRaw<{ count: number }[]>`
      SELECT COALESCE(max(cardinality(ARRAY(SELECT unnest(tags) EXCEPT SELECT unnest(${[...remove]}::text[])
        UNION SELECT unnest(${[...add]}::text[])))), 0) AS count
      FROM generation WHERE id = ANY(${[...generationIds]}::uuid[])`;
    if ((most?.count ?? 0) > tagsPerResultMax) return false;
    await transaction.$executeRaw`
      UPDATE generation SET tags = ARRAY(SELECT tag FROM (SELECT unnest(tags) EXCEPT SELECT unnest(${[...remove]}::text[])
        UNION SELECT unnest(${[...add]}::text[])) AS changed(tag) ORDER BY tag)
      WHERE id = ANY(${[...generationIds]}::uuid[])`;
    return true;
  });
}
