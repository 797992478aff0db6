import type { GenerationView } from "#lib/domain/generation/run-view.ts";

type Canceling = Pick<GenerationView, "status" | "operation" | "cancelRequestedAt" | "cancelOutcome">;

/** What became of a wanted cancel, whether it may cost money, and what comes of it. Null where nobody wanted one. */
export function cancelWords(view: Canceling, isFree: boolean): string | null {
  const { status, operation, cancelRequestedAt, cancelOutcome } = view;
  if (cancelRequestedAt === null) return null;
  if (status === "canceled") {
    if (isFree) return "Stopped. It is free.";
    return operation === null
      ? "Stopped before it was sent. Nothing was charged."
      : "The provider stopped it. What it had done by then may be charged.";
  }
  const isKept = status === "saving" || status === "done";
  if (cancelOutcome === "too-late")
    return `Cancelling came too late: it had ended before.${isKept ? " The result is kept." : ""}`;
  if (cancelOutcome === "unknown")
    return isKept
      ? "Cancelling did not stop it. The result is kept."
      : "Cancelling was asked for, but the provider did not say whether it stopped. It may still come, and may be charged.";
  return "Cancelling was asked for.";
}
