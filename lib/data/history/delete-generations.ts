import { database } from "#lib/data/database.ts";
import { undoMinutes } from "#lib/domain/history.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { ownAllOrThrow } from "./own-all-or-throw.ts";

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
