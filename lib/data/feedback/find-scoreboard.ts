import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { estimateMicroOf, mayBeCharged, unknownBillOf } from "#lib/data/generation/bills.ts";
import type { JudgedClip } from "#lib/domain/judgement/hidden-pairs.ts";
import {
  type BestKept,
  type ModelScore,
  type ModelTally,
  type ScoreFilter,
  scoreModels,
} from "#lib/domain/judgement/scoreboard.ts";
import type { Member } from "#lib/domain/base/scope.ts";

type TallyRow = Omit<ModelTally, "costs">;
type CostRow = ModelTally["costs"][number] & { modelId: string };

/**
 * What a member's own generations and verdicts say of the models, one line for each that was asked. Four queries, however many
 * generations: counting is the database's work, and only judged clips come over.
 */
export async function findScoreboard(member: Member, filter: ScoreFilter): Promise<ModelScore[]> {
  const client = database();
  const asked = askedOf(member, filter);
  const [tallies, costs, estimates, clips] = await Promise.all([
    client.$queryRaw<TallyRow[]>`
      ${asked}
      SELECT model_id AS "modelId", bool_and(billing = 'free') AS "isFree",
        count(*) FILTER (WHERE choice = 'keep')::int AS kept,
        count(*) FILTER (WHERE choice = 'tweak')::int AS tweaked,
        count(*) FILTER (WHERE choice = 'reject')::int AS rejected,
        count(*) FILTER (WHERE status = 'done' AND output = 1)::int AS done,
        count(*) FILTER (WHERE status = 'failed' AND output = 1 AND NOT was_stopped)::int AS failed,
        count(wait_ms)::int AS waits,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY wait_ms) AS "medianWaitMs",
        percentile_cont(0.9) WITHIN GROUP (ORDER BY wait_ms) AS "p90WaitMs",
        count(*) FILTER (WHERE is_kept_unpriced)::int AS "keptUnpriced"
      FROM asked GROUP BY model_id ORDER BY model_id`,
    client.$queryRaw<CostRow[]>`
      ${asked}
      SELECT model_id AS "modelId", cost_currency AS currency, sum(cost_micro)::float8 AS "spentMicro",
        COALESCE(sum(cost_micro) FILTER (WHERE kept.ms > 0), 0)::float8 AS "keptMicro",
        COALESCE(sum(kept.ms), 0)::float8 AS "keptMs"
      FROM asked LEFT JOIN kept USING (id)
      WHERE cost_micro IS NOT NULL GROUP BY model_id, cost_currency ORDER BY model_id, cost_currency`,
    client.$queryRaw<CostRow[]>`
      ${asked}, estimated AS (
        SELECT asked.model_id, a.estimate_currency AS currency, sum(a.estimate_micro) AS micro,
          CASE WHEN asked.cost_micro IS NULL THEN kept.ms END AS ms
        FROM asked JOIN attempt a ON a.generation_id = asked.id LEFT JOIN kept ON kept.id = asked.id
        WHERE asked.billing = 'paid' AND a.cost_micro IS NULL AND a.estimate_micro IS NOT NULL AND ${mayBeCharged}
        GROUP BY asked.id, asked.model_id, asked.cost_micro, kept.ms, a.estimate_currency)
      SELECT model_id AS "modelId", currency, true AS "isEstimate", sum(micro)::float8 AS "spentMicro",
        COALESCE(sum(micro) FILTER (WHERE ms > 0), 0)::float8 AS "keptMicro", COALESCE(sum(ms), 0)::float8 AS "keptMs"
      FROM estimated GROUP BY model_id, currency ORDER BY model_id, currency`,
    client.$queryRaw<JudgedClip[]>`
      ${asked}
      SELECT b.comparison_id AS "comparisonId", asked.model_id AS "modelId", b.choice, b.stars
      FROM blind_comparison c JOIN blind_clip b ON b.comparison_id = c.id JOIN asked ON asked.id = b.generation_id
      WHERE c.member_id = ${member.id}::uuid AND c.revealed_at IS NOT NULL`,
  ]);
  const costsOf = Map.groupBy([...costs, ...estimates], ({ modelId }) => modelId);
  return scoreModels(
    tallies.map((tally) => ({ ...tally, costs: costsOf.get(tally.modelId) ?? [] })),
    clips,
  );
}

/** Of each model the kept result with the most stars, of several the one judged last, that is there and has a poster: by model id. */
export async function findBestKept(member: Member, filter: ScoreFilter): Promise<Map<string, BestKept>> {
  const rows = await database().$queryRaw<(BestKept & { modelId: string })[]>`
    ${askedOf(member, filter)}
    SELECT DISTINCT ON (asked.model_id) asked.model_id AS "modelId", a.id AS "assetId", g.id AS "generationId",
      g.run_id AS "runId", EXISTS (SELECT 1 FROM derivative d WHERE d.blob_id = b.id AND d.kind = 'compare') AS "hasCopy"
    FROM asked JOIN verdict v ON v.generation_id = asked.id
    JOIN generation g ON g.id = asked.id AND g.deleted_at IS NULL
    JOIN asset a ON a.generation_id = asked.id AND a.output_role = 'result' AND a.deleted_at IS NULL
    JOIN blob b ON b.id = a.blob_id AND b.state <> 'gone'
      AND EXISTS (SELECT 1 FROM derivative d WHERE d.blob_id = b.id AND d.kind = 'poster')
    WHERE asked.choice = 'keep'
    ORDER BY asked.model_id, v.stars DESC NULLS LAST, v.decided_at DESC, asked.id DESC`;
  return new Map(rows.map(({ modelId, ...best }) => [modelId, best]));
}

/**
 * The results that count, with their verdicts; `kept` is how long the kept ones of each paid generation are together. A further
 * output of an answer was neither asked nor waited for by itself, and its bill is that of `paid_id`, which is null where it has
 * a task of its own. Waiting is from accepted to ready; a provider that answers with nothing but the video accepts in the same
 * moment, so there it is from sent. Not materialized: each query reads the columns that it needs, and of most rows that is no
 * subquery.
 */
function askedOf(member: Member, { period, references }: ScoreFilter): Prisma.Sql {
  const since =
    period === "all"
      ? Prisma.empty
      : Prisma.sql`AND g.created_at >= now() - make_interval(days => ${Number(period)}::int)`;
  return Prisma.sql`
    WITH asked AS NOT MATERIALIZED (
      SELECT g.id, g.model_id, g.output, g.billing, g.status, g.cost_micro, g.cost_currency, v.choice,
        (SELECT a.generation_id FROM attempt a WHERE a.id = g.attempt_id) AS paid_id,
        COALESCE(g.failure->>'kind' = 'stopped', false) AS was_stopped,
        CASE WHEN v.choice = 'keep' THEN CASE WHEN g.attempt_id IS NULL THEN ${isUnpriced(Prisma.sql`g`)} ELSE (
          SELECT ${isUnpriced(Prisma.sql`paid`)} FROM generation paid JOIN attempt a ON a.generation_id = paid.id WHERE a.id = g.attempt_id)
        END END AS is_kept_unpriced,
        CASE WHEN v.choice = 'keep' THEN (SELECT (b.measured->>'durationMs')::int FROM asset a JOIN blob b ON b.id = a.blob_id
          WHERE a.generation_id = g.id AND a.output_role = 'result' ORDER BY a.id LIMIT 1) END AS duration_ms,
        CASE WHEN g.status = 'done' AND g.output = 1 THEN EXTRACT(EPOCH FROM g.ready_at - CASE
          WHEN g.accepted_at < g.ready_at THEN g.accepted_at
          ELSE (SELECT max(t.created_at) FROM attempt t WHERE t.generation_id = g.id) END)::float8 * 1000
        END AS wait_ms
      FROM generation g LEFT JOIN verdict v ON v.generation_id = g.id
      WHERE g.member_id = ${member.id}::uuid ${since} ${withReferences(references)}),
    kept AS (SELECT COALESCE(paid_id, id) AS id, sum(duration_ms) AS ms FROM asked WHERE choice = 'keep' GROUP BY 1)`;
}

/** A result of which neither the bill nor an estimate of the whole is known. */
function isUnpriced(row: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${unknownBillOf(row)} AND (${row}.cost_micro IS NOT NULL OR ${estimateMicroOf(row)} IS NULL))`;
}

function withReferences(references: ScoreFilter["references"]): Prisma.Sql {
  if (references === "any") return Prisma.empty;
  const wanted = JSON.stringify(references === "none" ? [] : [{ kind: references }]);
  const holds = references === "none" ? Prisma.sql`=` : Prisma.sql`@>`;
  return Prisma.sql`AND EXISTS (SELECT 1 FROM run r WHERE r.id = g.run_id
    AND r.snapshot->'prompt'->'references' ${holds} ${wanted}::jsonb)`;
}
