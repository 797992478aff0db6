import { database } from "#lib/data/database.ts";
import type { Worker } from "#lib/domain/scope.ts";
import type { Fence } from "./move.ts";

/** Notes that a wanted cancel did not stop it: it goes on, and is not asked to stop again. */
export async function recordCancelOutcome(
  _worker: Worker,
  fence: Fence,
  outcome: "too-late" | "unknown",
): Promise<void> {
  await database().generation.updateMany({
    where: { id: fence.generationId, version: fence.version },
    data: { cancelOutcome: outcome },
  });
}
