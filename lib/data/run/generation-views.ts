import { toAsset } from "#lib/data/asset/to-asset.ts";
import { database } from "#lib/data/database.ts";
import type { Prisma } from "#lib/data/generated/client.ts";
import { type GenerationOutput, type GenerationView, generationViewSchema } from "#lib/domain/run-view.ts";

const outputsOf = {
  include: { blob: { include: { derivatives: { select: { kind: true } } } } },
  orderBy: { id: "asc" },
} as const satisfies Prisma.Generation$assetsArgs;

const latestAttempt = {
  select: { operation: true },
  orderBy: { id: "desc" },
  take: 1,
} as const satisfies Prisma.Generation$attemptsArgs;

const viewed = {
  omit: { request: true, media: true, pendingOutputs: true },
  include: { assets: outputsOf, attempts: latestAttempt, _count: { select: { attempts: true } } },
} as const;

type ViewedGeneration = Prisma.GenerationGetPayload<typeof viewed>;

/** The generations of these runs as the browser sees them, by run id, in the order in which they were asked for. */
export async function generationViews(runIds: readonly string[]): Promise<Map<string, GenerationView[]>> {
  const rows = await database().generation.findMany({
    ...viewed,
    where: { runId: { in: [...runIds] } },
    orderBy: { id: "asc" },
  });
  const byRun = new Map<string, GenerationView[]>(runIds.map((id) => [id, []]));
  for (const row of rows) byRun.get(row.runId)?.push(toView(row));
  return byRun;
}

function toView(row: ViewedGeneration): GenerationView {
  return generationViewSchema.parse({
    id: row.id,
    modelId: row.modelId,
    variation: row.variation,
    billing: row.billing,
    status: row.status,
    progress: row.progress,
    failure: row.failure,
    issues: row.issues,
    revisedPrompt: row.revisedPrompt,
    cost: row.costMicro !== null ? { micro: Number(row.costMicro), currency: row.costCurrency } : null,
    attempts: row._count.attempts,
    operation: row.attempts[0]?.operation ?? null,
    cancelRequestedAt: row.cancelRequestedAt?.toISOString() ?? null,
    cancelOutcome: row.cancelOutcome,
    createdAt: row.createdAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    readyAt: row.readyAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    outputs: row.assets.map(toOutput),
  });
}

function toOutput(row: ViewedGeneration["assets"][number]): GenerationOutput {
  return {
    asset: toAsset(row),
    role: (row.outputRole ?? "result") as GenerationOutput["role"], // checked by the view's schema
    derivatives: row.blob.derivatives.map(({ kind }) => kind) as GenerationOutput["derivatives"], // likewise
  };
}
