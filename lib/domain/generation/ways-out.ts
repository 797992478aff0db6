import { nextStatus } from "./generation.ts";
import type { GenerationView } from "./run-view.ts";

/** What a person can do about one generation, what is free before what may cost again. */
const ways = [
  "cancel",
  "stopWaiting",
  "tryLink",
  "lookAgain",
  "retry",
  "adopt",
  "resend",
  "abandon",
] as const;
export type WayOut = (typeof ways)[number];

/**
 * What can be done about a generation as it stands: whatever leaves its status and has what it needs. A known task or link can
 * be asked for again, whatever the failure: that is free, and what was paid for may be there after all.
 */
export function waysOut(
  view: Pick<GenerationView, "status" | "output" | "billedWith" | "billing" | "operation" | "hasLinks">,
  model: { canCancel: boolean; hasTaskId: boolean },
): WayOut[] {
  const { status, output, billedWith, billing, operation, hasLinks } = view;
  const isPaid = billing === "paid";
  const has: Record<WayOut, boolean> = {
    // What came with the answer to another has no task of its own to be stopped, and what has links has ended there.
    cancel: status === "queued" || (billedWith === null && (!isPaid || (model.canCancel && !hasLinks))),
    // Only a blocking call goes on without whoever began it.
    stopWaiting: isPaid && (status !== "submitting" || !model.hasTaskId),
    tryLink: hasLinks,
    lookAgain: isPaid && operation !== null,
    // A further output is not asked for by itself.
    retry: output === 1,
    adopt: model.hasTaskId,
    resend: true,
    abandon: true,
  };
  return ways.filter((way) => has[way] && nextStatus(status, way, billing) !== null);
}
