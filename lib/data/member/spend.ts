import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { mayBeCharged } from "#lib/data/generation/bills.ts";
import { type SpendLine, sumSpent } from "#lib/domain/account/spend.ts";
import type { MemberId, ModelId } from "#lib/domain/base/id.ts";
import type { Money } from "#lib/domain/base/money.ts";
import type { Member } from "#lib/domain/base/scope.ts";

type Row = {
  memberId: MemberId;
  modelId: ModelId;
  month: string;
  currency: string | null;
  requests: number;
  billedMicro: bigint | null;
  estimatedMicro: bigint | null;
  unknown: number;
};

/** What a member's own requests have come to, by month (UTC, the latest first) and model. Deleting results changes nothing of it. */
export async function listSpend(member: Member): Promise<SpendLine[]> {
  const spend = await spendByMember(Prisma.sql`g.member_id = ${member.id}::uuid`);
  return spend.get(member.id) ?? [];
}

/**
 * The same by member, for a condition on `g`. One query, which reads each attempt once, and generations from an index alone. For
 * this folder's own use.
 */
export async function spendByMember(condition: Prisma.Sql): Promise<Map<MemberId, SpendLine[]>> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT spend.*, to_char(spend."monthAt", 'YYYY-MM') AS month FROM (
      SELECT g.member_id AS "memberId", g.model_id AS "modelId", date_trunc('month', a.created_at AT TIME ZONE 'UTC') AS "monthAt",
        COALESCE(a.cost_currency, a.estimate_currency) AS currency, count(*)::int AS requests,
        sum(a.cost_micro)::bigint AS "billedMicro",
        (sum(a.estimate_micro) FILTER (WHERE a.cost_micro IS NULL))::bigint AS "estimatedMicro",
        (count(*) FILTER (WHERE a.cost_micro IS NULL AND a.estimate_micro IS NULL
          AND g.status NOT IN ('submitting', 'running', 'saving')))::int AS unknown
      FROM generation g JOIN attempt a ON a.generation_id = g.id
      WHERE g.billing = 'paid' AND ${condition} AND ${mayBeCharged}
      GROUP BY 1, 2, 3, 4) AS spend
    ORDER BY spend."monthAt" DESC, spend."modelId", spend.currency`;
  const ofMembers = Map.groupBy(rows, ({ memberId }) => memberId);
  return new Map([...ofMembers].map(([memberId, ofMember]) => [memberId, toLines(ofMember)]));
}

/** A month and model have a row for each currency. */
function toLines(rows: readonly Row[]): SpendLine[] {
  return [...Map.groupBy(rows, ({ month, modelId }) => `${month} ${modelId}`).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ month: first.month, modelId: first.modelId, ...sumSpent(same.map(toSpent)) }] : [];
  });
}

function toSpent({ currency, billedMicro, estimatedMicro, requests, unknown }: Row) {
  const amount = (micro: bigint | null): Money[] =>
    micro === null || currency === null ? [] : [{ micro: Number(micro), currency }];
  return { requests, unknown, billed: amount(billedMicro), estimated: amount(estimatedMicro) };
}
