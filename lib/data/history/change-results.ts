import { AppError } from "#lib/data/app-error.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { undoMinutes } from "#lib/domain/history/history.ts";
import { tagsPerResultMax } from "#lib/domain/history/tag.ts";

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

/** Counts generations among their member's favourites, or not any more. Throws "not-found". */
export async function markFavourites(
  member: Member,
  generationIds: readonly GenerationId[],
  isFavourite: boolean,
): Promise<void> {
  await database().$transaction(async (transaction) => {
    await ownAllOrThrow(transaction, member, generationIds);
    await transaction.generation.updateMany({
      where: { id: { in: [...generationIds] } },
      data: { isFavourite },
    });
  });
}

/**
 * Takes generations out of the history, with their files; what is still at work or unconfirmed stays. Rows stay for what was paid,
 * and the bytes go by the tidying of blobs, ten minutes later. Gives those that are deleted by now, whenever that was. Throws
 * "not-found".
 */
export async function deleteGenerations(
  member: Member,
  generationIds: readonly GenerationId[],
): Promise<GenerationId[]> {
  return database().$transaction(async (transaction) => {
    await ownAllOrThrow(transaction, member, generationIds);
    const deleted = await transaction.$queryRaw<{ id: GenerationId }[]>`
      UPDATE generation SET deleted_at = now()
      WHERE id = ANY(${[...generationIds]}::uuid[]) AND deleted_at IS NULL
        AND status IN ('done', 'failed', 'canceled')
      RETURNING id`;
    const ids = deleted.map(({ id }) => id);
    // now() is the transaction's own: by this very moment they are found again when that is taken back.
    await transaction.$executeRaw`
      UPDATE asset SET deleted_at = now() WHERE generation_id = ANY(${ids}::uuid[]) AND deleted_at IS NULL`;
    const gone = await transaction.$queryRaw<{ id: GenerationId }[]>`
      SELECT id FROM generation WHERE id = ANY(${[...generationIds]}::uuid[]) AND deleted_at IS NOT NULL`;
    return gone.map(({ id }) => id);
  });
}

/**
 * Takes the deletion of generations back, with those files that went along; only for as long as the bytes are there for certain.
 * Gives those that are back. Throws "not-found".
 */
export async function restoreGenerations(
  member: Member,
  generationIds: readonly GenerationId[],
): Promise<GenerationId[]> {
  return database().$transaction(async (transaction) => {
    await ownAllOrThrow(transaction, member, generationIds);
    await transaction.$executeRaw`
      UPDATE asset a SET deleted_at = NULL FROM generation g
      WHERE a.generation_id = g.id AND a.deleted_at = g.deleted_at AND g.id = ANY(${[...generationIds]}::uuid[])
        AND g.deleted_at > now() - ${undoMinutes} * interval '1 minute'`;
    const restored = await transaction.$queryRaw<{ id: GenerationId }[]>`
      UPDATE generation SET deleted_at = NULL
      WHERE id = ANY(${[...generationIds]}::uuid[])
        AND deleted_at > now() - ${undoMinutes} * interval '1 minute'
      RETURNING id`;
    return restored.map(({ id }) => id);
  });
}

/**
 * Throws "not-found" unless all of these generations are the member's own; whether one was deleted is not asked. Holds them until
 * the transaction ends.
 */
async function ownAllOrThrow(
  transaction: Transaction,
  member: Member,
  generationIds: readonly GenerationId[],
): Promise<void> {
  const own = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM generation WHERE id = ANY(${[...generationIds]}::uuid[]) AND member_id = ${member.id}::uuid
    ORDER BY id FOR NO KEY UPDATE`;
  if (own.length !== new Set(generationIds).size) throw new AppError("not-found");
}
