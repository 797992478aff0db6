import { foundOrThrow } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { Member } from "#lib/domain/scope.ts";
import type { StorageUse } from "#lib/domain/storage-use.ts";

/** What a member's bytes are for, the largest first. A blob counts once, whatever names it has. */
export async function listStorageUse(member: Member): Promise<StorageUse[]> {
  const rows = await database().$queryRaw<(Omit<StorageUse, "sizeBytes"> & { sizeBytes: bigint })[]>`
    WITH held AS (
      SELECT b.id, b.size_bytes, CASE
        WHEN NOT bool_or(a.deleted_at IS NULL) THEN 'going'
        WHEN bool_or(a.output_role = 'result' AND a.deleted_at IS NULL) THEN 'videos'
        WHEN bool_or(a.generation_id IS NOT NULL AND a.deleted_at IS NULL) THEN 'companions'
        ELSE min(a.kind) || '-uploads' END AS kind
      FROM blob b JOIN asset a ON a.blob_id = b.id
      WHERE b.member_id = ${member.id}::uuid AND b.state IN ('measuring', 'ready')
      GROUP BY b.id)
    SELECT kind, count(*)::int AS files, sum(size_bytes)::bigint AS "sizeBytes" FROM held GROUP BY kind
    UNION ALL
    SELECT 'copies', count(*)::int, COALESCE(sum(d.size_bytes), 0)::bigint
    FROM held JOIN derivative d ON d.blob_id = held.id HAVING count(*) > 0
    ORDER BY 3 DESC, 1`;
  return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
}

/** Results that a member has rejected and still has, and their bytes. */
export async function countRejected(member: Member): Promise<{ count: number; sizeBytes: number }> {
  const [row] = await database().$queryRaw<{ count: number; sizeBytes: bigint }[]>`
    SELECT count(*)::int AS count, COALESCE(sum(b.size_bytes), 0)::bigint AS "sizeBytes"
    FROM verdict v JOIN asset a ON a.generation_id = v.generation_id AND a.output_role = 'result'
      JOIN blob b ON b.id = a.blob_id
    WHERE v.member_id = ${member.id}::uuid AND v.choice = 'reject' AND a.deleted_at IS NULL AND b.state <> 'gone'`;
  const { count, sizeBytes } = foundOrThrow(row); // a sum always has a row
  return { count, sizeBytes: Number(sizeBytes) };
}

/** Bytes of everybody's files and of the database. Null for who is no owner. */
export async function findStudioUse(
  member: Member,
): Promise<{ mediaBytes: number; databaseBytes: number } | null> {
  if (!member.isOwner) return null;
  const [row] = await database().$queryRaw<{ mediaBytes: bigint; databaseBytes: bigint }[]>`
    SELECT (SELECT COALESCE(sum(size_bytes), 0) FROM blob WHERE state IN ('measuring', 'ready'))::bigint
        + (SELECT COALESCE(sum(size_bytes), 0) FROM derivative)::bigint AS "mediaBytes",
      pg_database_size(current_database()) AS "databaseBytes"`;
  const { mediaBytes, databaseBytes } = foundOrThrow(row); // it always has a row
  return { mediaBytes: Number(mediaBytes), databaseBytes: Number(databaseBytes) };
}
