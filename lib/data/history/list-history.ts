import * as z from "zod/mini";
import { withStill } from "#lib/data/asset/with-still.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { costColumns, type CostRow, hasUnknownBill, toCost } from "#lib/data/generation/bills.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { dayAfter, startOfDay } from "#lib/domain/base/zoned-day.ts";
import { besideEachOther } from "#lib/domain/generation/beside-each-other.ts";
import type { HistoryFilter } from "#lib/domain/history/history-filter.ts";
import {
  countedMax,
  type HistoryPage,
  historyPageSchema,
  type HistoryResult,
  historyResultSchema,
} from "#lib/domain/history/history.ts";
import { storedTitle } from "#lib/domain/prompt/prompt-name.ts";
import { storedLook } from "#lib/domain/prompt/prompt-look.ts";

type RunRow = {
  id: string;
  promptId: string | null;
  createdAt: Date;
  prompt: unknown;
  name: string | null;
  resultCount: number;
  clipCount: number | null;
};

const cursorSchema = z.uuid();

/**
 * A page of the member's runs, newest first, with those of their results that the filter holds for. `before` is the `next` of
 * another page. Two queries, whose cost does not grow with depth: ids of runs are as old as the runs, so that a page is a piece of an
 * index. One more where a result has no picture yet, for the reference behind it. The newest page counts the clips, too, as far as
 * anybody wants to know.
 */
export async function listHistory(
  member: Member,
  filter: HistoryFilter,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<HistoryPage> {
  const place = cursorSchema.safeParse(before).data;
  const { ofGeneration, ofRun } = matching(filter);
  const isOlder = (id: Prisma.Sql) => (place ? Prisma.sql`AND ${id} < ${place}::uuid` : Prisma.empty);
  // Said of the run too, though it follows: then what is found by its index is not all sorted for a page far down.
  const joined =
    ofRun === Prisma.empty
      ? Prisma.empty
      : Prisma.sql`JOIN run r ON r.id = g.run_id AND r.member_id = g.member_id ${ofRun} ${isOlder(Prisma.sql`r.id`)}`;
  const rows = await database().$queryRaw<RunRow[]>`
    WITH page AS (
      SELECT DISTINCT g.run_id AS id FROM generation g ${joined}
      WHERE g.member_id = ${member.id}::uuid ${ofGeneration} ${isOlder(Prisma.sql`g.run_id`)}
      ORDER BY g.run_id DESC LIMIT ${limit + 1})
    SELECT run.id, run.prompt_id AS "promptId", run.created_at AS "createdAt", run.snapshot->'prompt' AS prompt,
      (SELECT name FROM prompt WHERE prompt.id = run.prompt_id) AS name,
      (SELECT count(*)::int FROM generation c WHERE c.run_id = run.id AND c.deleted_at IS NULL) AS "resultCount",
      ${place ? Prisma.sql`NULL::int` : clipsCounted(member, ofGeneration, joined)} AS "clipCount"
    FROM page JOIN run ON run.id = page.id ORDER BY run.id DESC`;
  const page = rows.slice(0, limit);
  const results = await historyResults(
    page.map(({ id }) => id),
    ofGeneration,
  );
  const items = page.map(({ prompt, name, createdAt, clipCount: _clipCount, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    title: storedTitle(name, prompt),
    ...storedLook(prompt),
    results: results.get(row.id) ?? [],
  }));
  const seen = await withStill(
    member,
    items.flatMap(({ backdrop, results: own }) =>
      backdrop && own.some(({ video }) => !video?.hasPoster) ? [backdrop] : [],
    ),
  );
  return historyPageSchema.parse({
    items: items.map((item) => ({ ...item, backdrop: seen.has(item.backdrop) ? item.backdrop : null })),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    clipCount: place === undefined ? (rows[0]?.clipCount ?? 0) : null,
  });
}

/** How many results a filter holds for, as a column: computed once; counting ends once there are more than `countedMax`. */
const clipsCounted = (member: Member, ofGeneration: Prisma.Sql, joined: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (SELECT count(*)::int FROM (
    SELECT 1 FROM generation g ${joined} WHERE g.member_id = ${member.id}::uuid ${ofGeneration}
    LIMIT ${countedMax + 1}) AS counted)`;

/** Every tag that one of the member's results has, in alphabetical order. Costs as much as there are tagged results. */
export async function listTags(member: Member): Promise<string[]> {
  const rows = await database().$queryRaw<{ tag: string }[]>`
    SELECT DISTINCT unnest(tags) AS tag FROM generation
    WHERE member_id = ${member.id}::uuid AND tags <> '{}' AND deleted_at IS NULL ORDER BY tag`;
  return rows.map(({ tag }) => tag);
}

type ResultRow = Omit<HistoryResult, "cost" | "estimate" | "acceptedAt"> &
  CostRow & { runId: string; acceptedAt: Date | null };

/**
 * The results of these runs that a condition on `g` holds for, by run id: models in the order in which they were asked, each with
 * its variations and their outputs side by side. One query, however many runs. For this layer's own use.
 */
export async function historyResults(
  runIds: readonly string[],
  condition: Prisma.Sql,
): Promise<Map<string, HistoryResult[]>> {
  if (runIds.length === 0) return new Map();
  const rows = await database().$queryRaw<ResultRow[]>`
    SELECT g.id, g.run_id AS "runId", g.model_id AS "modelId", g.variation, g.output, g.status, g.progress,
      g.accepted_at AS "acceptedAt",
      ${costColumns},
      g.is_favourite AS "isFavourite", COALESCE(g.tags, '{}') AS tags, verdict.choice, verdict.stars,
      (SELECT jsonb_build_object('assetId', a.id, 'isMeasuring', b.state = 'measuring', 'sizeBytes', b.size_bytes,
          'ratio', (b.measured->>'widthPx')::float8 / (b.measured->>'heightPx')::float8,
          'hasCopy', EXISTS (SELECT 1 FROM derivative d WHERE d.blob_id = b.id AND d.kind = 'compare'),
          'durationMs', (b.measured->>'durationMs')::float8::int,
          'hasPoster', EXISTS (SELECT 1 FROM derivative d WHERE d.blob_id = b.id AND d.kind = 'poster'))
        FROM asset a JOIN blob b ON b.id = a.blob_id
        WHERE a.generation_id = g.id AND a.output_role = 'result' AND a.deleted_at IS NULL AND b.state <> 'gone'
        ORDER BY a.id LIMIT 1) AS video
    FROM generation g LEFT JOIN verdict ON verdict.generation_id = g.id
    WHERE g.run_id = ANY(${[...runIds]}::uuid[]) ${condition} ORDER BY g.id`;
  const byRun = Map.groupBy(rows, ({ runId }) => runId);
  return new Map([...byRun].map(([runId, ofRun]) => [runId, besideEachOther(ofRun).map(toResult)]));
}

function toResult({ runId: _runId, acceptedAt, ...row }: ResultRow): HistoryResult {
  return historyResultSchema.parse({ ...toCost(row), acceptedAt: acceptedAt?.toISOString() ?? null });
}

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
      ...(costTo === undefined
        ? []
        : [Prisma.sql`g.cost_micro <= ${micro(costTo)} AND NOT ${hasUnknownBill}`]),
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
