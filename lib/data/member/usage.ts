import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { MemberId } from "#lib/domain/id.ts";
import type { Money } from "#lib/domain/money.ts";
import type { Member } from "#lib/domain/scope.ts";
import type { Leaver, MemberUsage, Usage } from "#lib/domain/usage.ts";

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
export async function listLeavers(member: Member): Promise<Leaver[]> {
  if (!member.isOwner) return [];
  const [leavers, names] = await Promise.all([
    database().member.findMany({
      where: { removedAt: { not: null } },
      select: { id: true, removedAt: true, handedToId: true },
      orderBy: { removedAt: "asc" },
    }),
    database().member.findMany({ select: { id: true, name: true } }),
  ]);
  if (leavers.length === 0) return [];
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const usages = await readUsage(Prisma.sql`removed_at IS NOT NULL`);
  return leavers.flatMap(({ id, removedAt, handedToId }) => {
    const usage = usages.find((row) => row.id === id);
    if (!usage || !removedAt) return []; // gone in this moment
    const { name, open, sizeBytes } = usage;
    const handedTo = handedToId && (nameOf.get(handedToId) ?? null);
    return [{ id: usage.id, name, since: removedAt.toISOString(), handedTo, open, sizeBytes }];
  });
}

type Row = Omit<MemberUsage, "costs" | "createdAt" | "lastSeenAt" | "sizeBytes"> & {
  createdAt: Date;
  lastSeenAt: Date | null;
  sizeBytes: bigint;
};

/** Members' own columns have no table's name before them in `where`. */
async function readUsage(where: Prisma.Sql): Promise<MemberUsage[]> {
  const members = Prisma.sql`(SELECT * FROM member WHERE ${where})`;
  const [rows, costs] = await Promise.all([
    database().$queryRaw<Row[]>`
      SELECT m.id, m.name, m.email, m.is_owner AS "isOwner", m.created_at AS "createdAt", m.last_seen_at AS "lastSeenAt",
        (SELECT count(*)::int FROM prompt p WHERE p.member_id = m.id AND p.deleted_at IS NULL) AS prompts,
        (SELECT count(*)::int FROM run r WHERE r.member_id = m.id) AS runs,
        (SELECT count(*)::int FROM gallery y WHERE y.member_id = m.id AND y.deleted_at IS NULL) AS galleries,
        (SELECT count(*)::int FROM asset a
          WHERE a.member_id = m.id AND a.generation_id IS NULL AND a.deleted_at IS NULL) AS uploads,
        (SELECT count(*)::int FROM asset a
          WHERE a.member_id = m.id AND a.output_role = 'result' AND a.deleted_at IS NULL) AS videos,
        COALESCE((SELECT sum(b.size_bytes + COALESCE(
            (SELECT sum(d.size_bytes) FROM derivative d WHERE d.blob_id = b.id), 0))
          FROM blob b WHERE b.member_id = m.id AND b.state IN ('measuring', 'ready')), 0)::bigint AS "sizeBytes",
        g.open, g.unpriced
      FROM ${members} m, LATERAL (
        SELECT count(*) FILTER (WHERE status IN ('submitting', 'running', 'saving'))::int AS open,
          count(*) FILTER (WHERE status = 'done' AND billing = 'paid' AND cost_micro IS NULL)::int AS unpriced
        FROM generation WHERE member_id = m.id) g
      ORDER BY m.created_at, m.id`,
    database().$queryRaw<{ memberId: MemberId; micro: bigint; currency: string }[]>`
      SELECT g.member_id AS "memberId", g.cost_currency AS currency, sum(g.cost_micro)::bigint AS micro
      FROM generation g JOIN ${members} m ON m.id = g.member_id
      WHERE g.cost_micro IS NOT NULL AND g.cost_currency IS NOT NULL
      GROUP BY g.member_id, g.cost_currency ORDER BY g.cost_currency`,
  ]);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    sizeBytes: Number(row.sizeBytes),
    costs: costs
      .filter(({ memberId }) => memberId === row.id)
      .map(({ micro, currency }): Money => ({ micro: Number(micro), currency })),
  }));
}
