import { Prisma } from "#lib/data/generated/client.ts";
import type { HistoryFilter } from "#lib/domain/history-filter.ts";
import { dayAfter, startOfDay } from "#lib/domain/zoned-day.ts";

/**
 * What a filter asks of a generation `g`, of its run `r` and of the id of the run, each as `AND …`. Whatever was deleted is left
 * out. For this layer's own use.
 */
export function matching(filter: HistoryFilter): { ofGeneration: Prisma.Sql; ofRun: Prisma.Sql } {
  return {
    ofGeneration: all([
      Prisma.sql`g.deleted_at IS NULL`,
      filter.model && Prisma.sql`g.model_id = ${filter.model}`,
      filter.status && Prisma.sql`g.status = ${filter.status}`,
      filter.favourite && Prisma.sql`g.is_favourite`,
      // The second half says the same once more, for the index that holds the tagged ones alone.
      filter.tag && Prisma.sql`g.tags @> ARRAY[${filter.tag}]::text[] AND g.tags <> '{}'`,
      verdictOf(filter),
      costOf(filter),
      filter.from && Prisma.sql`g.run_id >= ${firstIdAt(startOfDay(filter.from, zoneOf(filter)))}::uuid`,
      filter.to && Prisma.sql`g.run_id < ${firstIdAt(startOfDay(dayAfter(filter.to), zoneOf(filter)))}::uuid`,
    ]),
    ofRun: all([
      filter.q && Prisma.sql`r.search @@ search_query(${filter.q})`,
      filter.reference &&
        (filter.reference === "none"
          ? Prisma.sql`r.kinds = '{}'`
          : Prisma.sql`r.kinds @> ARRAY[${filter.reference}]::text[]`),
    ]),
  };
}

function all(conditions: readonly (Prisma.Sql | string | undefined)[]): Prisma.Sql {
  const asked = conditions.filter((condition) => typeof condition === "object");
  return asked.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(asked, " AND ")}`;
}

function verdictOf({ verdict }: HistoryFilter): Prisma.Sql | undefined {
  if (verdict === undefined) return undefined;
  if (verdict === "none")
    return Prisma.sql`NOT EXISTS (SELECT 1 FROM verdict v WHERE v.generation_id = g.id AND v.choice IS NOT NULL)`;
  return Prisma.sql`EXISTS (SELECT 1 FROM verdict v WHERE v.generation_id = g.id AND v.choice = ${verdict})`;
}

function costOf({ costFrom, costTo }: HistoryFilter): Prisma.Sql | undefined {
  if (costFrom === undefined && costTo === undefined) return undefined;
  const micro = (amount: number) => BigInt(Math.round(amount * 1_000_000));
  const paid = Prisma.join(
    [
      ...(costFrom === undefined ? [] : [Prisma.sql`g.cost_micro >= ${micro(costFrom)}`]),
      ...(costTo === undefined ? [] : [Prisma.sql`g.cost_micro <= ${micro(costTo)}`]),
    ],
    " AND ",
  );
  // Free ones have no cost of their own.
  return (costFrom ?? 0) > 0 ? paid : Prisma.sql`(${paid} OR (g.cost_micro IS NULL AND g.billing = 'free'))`;
}

const zoneOf = ({ zone }: HistoryFilter): string => zone ?? "UTC";

/** No UUIDv7 that was made at this instant or later is smaller: its first 48 bits are the milliseconds. */
function firstIdAt(instantMs: number): string {
  const hex = Math.max(0, instantMs).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
