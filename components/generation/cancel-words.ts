import type { GenerationView } from "#lib/domain/generation/run-view.ts";

type Canceling = Pick<GenerationView, "status" | "acceptedAt" | "cancelRequestedAt" | "cancelOutcome">;

/** What became of a wanted cancel, and what it costs where that is not told elsewhere. Null where nobody wanted one. */
export function cancelWords(view: Canceling, isFree: boolean): string | null {
  const { status, acceptedAt, cancelRequestedAt, cancelOutcome } = view;
  if (cancelRequestedAt === null) return null;
  if (status === "canceled") {
    if (isFree) return "Free.";
    return acceptedAt === null
      ? "Never sent. Not charged."
      : "Stopped by the provider. May have been charged.";
  }
  const isKept = status === "saving" || status === "done";
  const kept = isKept ? " The result is kept." : "";
  if (cancelOutcome === "too-late") return `Too late to cancel: it had already ended.${kept}`;
  if (cancelOutcome === null) return "Cancel requested.";
  if (isKept) return `Cancel didn't stop it.${kept}`;
  return status === "running"
    ? "Cancel not confirmed: it may still arrive, and may be charged."
    : "Cancel not confirmed.";
}
