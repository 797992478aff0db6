import { AppError, foundOrThrow } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { undoMinutes } from "#lib/domain/history.ts";
import type { MemberId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** A draft that was just begun is saved a moment after its upload, and one that was deleted may be taken back. */
const youngHours = 24;

/** The ids of a member's uploads of which no draft and no run speaks, as a subquery. */
function unusedOf(memberId: MemberId): Prisma.Sql {
  const mine = Prisma.sql`member_id = ${memberId}::uuid`;
  const young = Prisma.sql`now() - ${youngHours} * interval '1 hour'`;
  return Prisma.sql`
    SELECT id FROM asset
    WHERE ${mine} AND generation_id IS NULL AND deleted_at IS NULL AND created_at < ${young}
      AND id::text NOT IN (
        SELECT jsonb_path_query(document, '$.references[*].assetId') #>> '{}' FROM prompt
          WHERE ${mine} AND (deleted_at IS NULL OR deleted_at > ${young})
        UNION ALL SELECT jsonb_path_query(document, '$.removed[*].assetId') #>> '{}' FROM prompt
          WHERE ${mine} AND (deleted_at IS NULL OR deleted_at > ${young})
        UNION ALL SELECT jsonb_path_query(snapshot, '$.prompt.references[*].assetId') #>> '{}' FROM run WHERE ${mine})`;
}

/** How many of a member's uploads no draft and no run speaks of, and their bytes. What is younger than a day is not counted. */
export async function countUnusedUploads(member: Member): Promise<{ count: number; sizeBytes: number }> {
  const [row] = await database().$queryRaw<{ count: number; sizeBytes: bigint }[]>`
    SELECT count(*)::int AS count, COALESCE(sum(b.size_bytes), 0)::bigint AS "sizeBytes"
    FROM asset a JOIN blob b ON b.id = a.blob_id WHERE a.id IN (${unusedOf(member.id)})`;
  const { count, sizeBytes } = foundOrThrow(row); // a sum always has a row
  return { count, sizeBytes: Number(sizeBytes) };
}

/** Deletes them, all at one moment, by which `restoreUploads` takes it back. Their bytes go after ten minutes. */
export async function deleteUnusedUploads(member: Member): Promise<{ count: number; deletedAt: string }> {
  const deletedAt = new Date().toISOString();
  const count = await database().$executeRaw`
    UPDATE asset SET deleted_at = ${deletedAt}::timestamptz WHERE id IN (${unusedOf(member.id)})`;
  return { count, deletedAt };
}

/** Takes a deletion back, for as long as the bytes are there for certain. Throws "not-found" where there is nothing to take back. */
export async function restoreUploads(member: Member, deletedAt: string): Promise<void> {
  if (Date.now() - Date.parse(deletedAt) > undoMinutes * 60_000) throw new AppError("not-found");
  const { count } = await database().asset.updateMany({
    where: { memberId: member.id, generationId: null, deletedAt, blob: { state: { not: "gone" } } },
    data: { deletedAt: null },
  });
  foundOrThrow(count || null);
}
