import type { Activity } from "#lib/domain/generation/activity.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";

type Ended = { id: GenerationId; runId: RunId; isReady: boolean };

/** Those that were at work when this was read before, and are not any more; what was canceled or deleted has not ended. */
export function endedMeanwhile(before: Activity, now: Activity): Ended[] {
  const working = new Set(before.atWork.map(({ id }) => id));
  for (const { id } of now.atWork) working.delete(id);
  return now.ended
    .filter(({ id }) => working.has(id))
    .map(({ id, runId, status }) => ({ id, runId, isReady: status === "done" }));
}
