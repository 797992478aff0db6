import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { cancelWord as words } from "./messages.ts";

type Canceling = Pick<GenerationView, "status" | "acceptedAt" | "cancelRequestedAt" | "cancelOutcome">;

/** What became of a wanted cancel, and what it costs where that is not told elsewhere. Null where nobody wanted one. */
export function cancelWords(view: Canceling, isFree: boolean): string | null {
  const { status, acceptedAt, cancelRequestedAt, cancelOutcome } = view;
  if (cancelRequestedAt === null) return null;
  if (status === "canceled") {
    if (isFree) return words.free;
    return acceptedAt === null ? words.neverSent : words.stopped;
  }
  const isKept = status === "saving" || status === "done";
  const kept = isKept ? ` ${words.kept}` : "";
  if (cancelOutcome === "too-late") return words.tooLate + kept;
  if (cancelOutcome === null) return words.requested;
  if (isKept) return words.unstopped + kept;
  return status === "running" ? words.unconfirmedRunning : words.unconfirmed;
}

/** The same on a picture that came all the same, as short as there is room for; once it is judged, that is past. */
export function lateCancelWord(view: Canceling & Pick<GenerationView, "verdict">): string | null {
  if (view.status !== "done" || view.cancelRequestedAt === null || view.verdict !== null) return null;
  return view.cancelOutcome === "too-late" ? words.tooLateShort : words.unstoppedShort;
}
