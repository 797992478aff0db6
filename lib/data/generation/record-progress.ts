import { database } from "#lib/data/database.ts";
import type { Worker } from "#lib/domain/scope.ts";
import type { Fence } from "./move.ts";

/** Notes how far a generation is, from 0 to 1. False when it has moved on or been taken over. */
export async function recordProgress(_worker: Worker, fence: Fence, progress: number): Promise<boolean> {
  const { count } = await database().generation.updateMany({
    where: { id: fence.generationId, version: fence.version },
    data: { progress },
  });
  return count === 1;
}
