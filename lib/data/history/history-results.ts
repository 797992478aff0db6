import { database } from "#lib/data/database.ts";
import type { Prisma } from "#lib/data/generated/client.ts";
import { type HistoryResult, historyResultSchema } from "#lib/domain/history.ts";

type Row = Omit<HistoryResult, "cost"> & {
  runId: string;
  costMicro: bigint | null;
  costCurrency: string | null;
};

/**
 * The results of these runs that a condition on `g` holds for, by run id: models in the order in which they were asked, each with
 * its variations side by side. One query, however many runs. For this layer's own use.
 */
export async function historyResults(
  runIds: readonly string[],
  condition: Prisma.Sql,
): Promise<Map<string, HistoryResult[]>> {
  if (runIds.length === 0) return new Map();
  const rows = await database().$queryRaw<Row[]>`
    SELECT g.id, g.run_id AS "runId", g.model_id AS "modelId", g.variation, g.status,
      g.cost_micro AS "costMicro", g.cost_currency AS "costCurrency",
      g.is_favourite AS "isFavourite", COALESCE(g.tags, '{}') AS tags, verdict.choice, verdict.stars,
      (SELECT jsonb_build_object('assetId', a.id, 'isMeasuring', b.state = 'measuring', 'sizeBytes', b.size_bytes,
          'durationMs', (b.measured->>'durationMs')::float8::int,
          'hasPoster', EXISTS (SELECT 1 FROM derivative d WHERE d.blob_id = b.id AND d.kind = 'poster'))
        FROM asset a JOIN blob b ON b.id = a.blob_id
        WHERE a.generation_id = g.id AND a.output_role = 'result' AND a.deleted_at IS NULL AND b.state <> 'gone'
        ORDER BY a.id LIMIT 1) AS video
    FROM generation g LEFT JOIN verdict ON verdict.generation_id = g.id
    WHERE g.run_id = ANY(${[...runIds]}::uuid[]) ${condition} ORDER BY g.id`;
  const byRun = Map.groupBy(rows, ({ runId }) => runId);
  return new Map(
    [...byRun].map(([runId, ofRun]) => {
      const ofModels = Map.groupBy(ofRun, ({ modelId }) => modelId);
      return [runId, [...ofModels.values()].flat().map(toResult)];
    }),
  );
}

function toResult({ runId: _runId, costMicro, costCurrency, ...row }: Row): HistoryResult {
  const cost = costMicro === null ? null : { micro: Number(costMicro), currency: costCurrency };
  return historyResultSchema.parse({ ...row, cost });
}
