import { foundOrThrow } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { sumSpent } from "#lib/domain/account/spend.ts";
import type { RemovedMember, MemberUsage, StorageUse, Usage } from "#lib/domain/account/usage.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { spendByMember } from "./spend.ts";

/** Everybody in the studio with what they have, oldest first. Only an owner sees them: for others the list is empty. */
export async function listUsage(member: Member): Promise<MemberUsage[]> {
  if (!member.isOwner) return [];
  return readUsage(Prisma.sql`removed_at IS NULL`);
}

/** What a member has themselves; null when they are not there any more. */
export async function findUsage(member: Member): Promise<Usage | null> {
  const [own] = await readUsage(Prisma.sql`id = ${member.id}::uuid AND removed_at IS NULL`);
  return own ?? null;
}

/** Who was removed or has left, while something of theirs is still here, longest first. Empty for who is no owner. */
export async function listRemovedMembers(member: Member): Promise<RemovedMember[]> {
  if (!member.isOwner) return [];
  const [removed, names] = await Promise.all([
    database().member.findMany({
      where: { removedAt: { not: null } },
      select: { id: true, removedAt: true, handedToId: true },
      orderBy: { removedAt: "asc" },
    }),
    database().member.findMany({ select: { id: true, name: true } }),
  ]);
  if (removed.length === 0) return [];
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const usages = await readUsage(Prisma.sql`removed_at IS NOT NULL`);
  return removed.flatMap(({ id, removedAt, handedToId }) => {
    const usage = usages.find((row) => row.id === id);
    if (!usage || !removedAt) return []; // gone in this moment
    const { name, open, sizeBytes } = usage;
    const handedTo = handedToId && (nameOf.get(handedToId) ?? null);
    return [{ id: usage.id, name, since: removedAt.toISOString(), handedTo, open, sizeBytes }];
  });
}

type Row = Omit<
  MemberUsage,
  "costs" | "estimates" | "unpriced" | "spend" | "createdAt" | "lastSeenAt" | "sizeBytes"
> & {
  id: MemberId;
  createdAt: Date;
  lastSeenAt: Date | null;
  sizeBytes: bigint;
};

/** Members' own columns have no table's name before them in `where`. */
async function readUsage(where: Prisma.Sql): Promise<MemberUsage[]> {
  const members = Prisma.sql`(SELECT * FROM member WHERE ${where})`;
  const [rows, spends] = await Promise.all([
    database().$queryRaw<Row[]>`
      SELECT m.id, m.name, m.email, m.is_owner AS "isOwner", m.created_at AS "createdAt", m.last_seen_at AS "lastSeenAt",
        (SELECT count(*)::int FROM prompt p WHERE p.member_id = m.id AND p.deleted_at IS NULL) AS prompts,
        (SELECT count(*)::int FROM run r WHERE r.member_id = m.id) AS runs,
        (SELECT count(*)::int FROM gallery y WHERE y.member_id = m.id AND y.deleted_at IS NULL) AS galleries,
        (SELECT count(*)::int FROM asset a
          WHERE a.member_id = m.id AND a.generation_id IS NULL AND a.edit IS NULL AND a.deleted_at IS NULL) AS uploads,
        (SELECT count(*)::int FROM asset a
          WHERE a.member_id = m.id AND a.output_role = 'result' AND a.deleted_at IS NULL) AS videos,
        COALESCE((SELECT sum(b.size_bytes + COALESCE(
            (SELECT sum(d.size_bytes) FROM derivative d WHERE d.blob_id = b.id), 0))
          FROM blob b WHERE b.member_id = m.id AND b.state IN ('measuring', 'ready')), 0)::bigint AS "sizeBytes",
        (SELECT count(*)::int FROM generation g
          WHERE g.member_id = m.id AND g.status IN ('submitting', 'running', 'saving')) AS open
      FROM ${members} m ORDER BY m.created_at, m.id`,
    spendByMember(Prisma.sql`g.member_id IN (SELECT id FROM ${members} m)`),
  ]);
  return rows.map((row) => {
    const spend = spends.get(row.id) ?? [];
    const { billed, estimated, unknown } = sumSpent(spend);
    return {
      ...row,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
      sizeBytes: Number(row.sizeBytes),
      costs: billed,
      estimates: estimated,
      unpriced: unknown,
      spend,
    };
  });
}

/** What a member's bytes are for, the largest first. A blob counts once, whatever names it has. */
export async function listStorageUse(member: Member): Promise<StorageUse[]> {
  const rows = await database().$queryRaw<(Omit<StorageUse, "sizeBytes"> & { sizeBytes: bigint })[]>`
    WITH held AS (
      SELECT b.id, b.size_bytes, CASE
        WHEN NOT bool_or(a.deleted_at IS NULL) THEN 'going'
        WHEN bool_or(a.output_role = 'result' AND a.deleted_at IS NULL) THEN 'videos'
        WHEN bool_or(a.generation_id IS NOT NULL AND a.deleted_at IS NULL) THEN 'companions'
        WHEN bool_and(a.edit IS NOT NULL OR a.deleted_at IS NOT NULL) THEN 'conversions'
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
