import { randomInt } from "node:crypto";
import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { shuffled } from "#lib/domain/blind.ts";
import type { BlindClipId, BlindComparisonId, RunId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { comparableResults } from "./comparable-results.ts";

/**
 * Hides the names of a run's results: draws their order once and keeps it. While a comparison is under way, it is that one,
 * however often this is called, even at once. "too-few": fewer than two results can be played. Throws "not-found".
 */
export async function beginComparison(
  member: Member,
  runId: RunId,
): Promise<{ ok: true; comparisonId: BlindComparisonId } | { ok: false; reason: "too-few" }> {
  return database().$transaction(async (transaction) => {
    // Whoever comes second waits here for the first, and finds its comparison.
    const runs = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM run WHERE id = ${runId}::uuid AND member_id = ${member.id}::uuid FOR NO KEY UPDATE`;
    if (runs.length === 0) throw new AppError("not-found");
    const open = await transaction.blindComparison.findFirst({
      where: { runId, revealedAt: null },
      select: { id: true },
    });
    if (open) return { ok: true, comparisonId: open.id as BlindComparisonId }; // the column holds nothing else
    const { ready } = await comparableResults(transaction, runId);
    if (ready.length < 2) return { ok: false, reason: "too-few" };
    const comparisonId = createId<BlindComparisonId>();
    await transaction.blindComparison.create({ data: { id: comparisonId, runId, memberId: member.id } });
    // Ids grow in the order of their making, so the clips are made in the order drawn.
    await transaction.blindClip.createMany({
      data: shuffled(ready, (limit) => randomInt(limit)).map((generationId, place) => ({
        id: createId<BlindClipId>(),
        comparisonId,
        generationId,
        place,
      })),
    });
    return { ok: true, comparisonId };
  });
}
