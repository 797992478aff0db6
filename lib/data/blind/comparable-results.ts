import type { Transaction } from "#lib/data/database.ts";
import type { Prisma } from "#lib/data/generated/client.ts";
import type { GenerationId, RunId } from "#lib/domain/id.ts";
import { statuses, isWorkable } from "#lib/domain/generation.ts";

/** The asset that a generation was asked for. For this folder's own use. */
export const isResult = {
  outputRole: "result",
  kind: "video",
  deletedAt: null,
} as const satisfies Prisma.AssetWhereInput;

/** The generations of a run whose results can be played now, in the order asked for. The caller knows whose run it is. */
export async function comparableResults(transaction: Transaction, runId: RunId): Promise<GenerationId[]> {
  const rows = await transaction.generation.findMany({
    where: { runId, status: "done", assets: { some: { ...isResult, blob: { state: "ready" } } } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id as GenerationId); // the column holds nothing else
}

/** How many results of a run are still being made or measured. The caller knows whose run it is. */
export async function countWaiting(transaction: Transaction, runId: RunId): Promise<number> {
  return transaction.generation.count({
    where: {
      runId,
      OR: [
        { status: { in: statuses.filter(isWorkable) } },
        { status: "done", assets: { some: { ...isResult, blob: { state: "measuring" } } } },
      ],
    },
  });
}
