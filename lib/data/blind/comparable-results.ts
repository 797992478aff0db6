import type { Transaction } from "#lib/data/database.ts";
import type { Prisma } from "#lib/data/generated/client.ts";
import { isWorkable, type Status } from "#lib/domain/generation.ts";
import type { GenerationId, RunId } from "#lib/domain/id.ts";

/** The asset that a generation was asked for. For this folder's own use. */
export const isResult = {
  outputRole: "result",
  kind: "video",
  deletedAt: null,
} as const satisfies Prisma.AssetWhereInput;

/**
 * The generations of a run whose results can be played now, in the order asked for, and how many are still being made or
 * measured: of one moment. The caller knows whose run it is.
 */
export async function comparableResults(
  transaction: Transaction,
  runId: RunId,
): Promise<{ ready: GenerationId[]; waitingCount: number }> {
  const rows = await transaction.$queryRaw<{ id: GenerationId; status: Status; state: string | null }[]>`
    SELECT g.id, g.status, (SELECT b.state FROM asset a JOIN blob b ON b.id = a.blob_id
      WHERE a.generation_id = g.id AND a.output_role = ${isResult.outputRole} AND a.kind = ${isResult.kind}
        AND a.deleted_at IS NULL LIMIT 1) AS state
    FROM generation g WHERE g.run_id = ${runId}::uuid ORDER BY g.id`;
  const isMoving = ({ status, state }: (typeof rows)[number]) =>
    isWorkable(status) || (status === "done" && state === "measuring");
  return {
    ready: rows.filter(({ status, state }) => status === "done" && state === "ready").map(({ id }) => id),
    waitingCount: rows.filter(isMoving).length,
  };
}
