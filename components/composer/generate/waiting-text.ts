import type { ComposerState } from "#components/composer/composer-state.ts";
import { isSlot } from "#lib/domain/prompt/reference.ts";

/** What the references still have to go through, in words; null when all have arrived and are measured. */
export function waitingText({
  document,
  assets,
  uploads,
}: Pick<ComposerState, "document" | "assets" | "uploads">): string | null {
  const waiting = document.references.flatMap((reference) => {
    const { id, assetId, name } = reference;
    if (assetId !== null) {
      const state = assets.get(assetId)?.state ?? (uploads.has(id) ? "measuring" : "missing");
      return state === "measuring" ? [`Analysing ${name}`] : [];
    }
    const upload = uploads.get(id);
    if (!upload && isSlot(reference)) return [`Choose ${name} for its empty place, or remove it`];
    if (!upload) return [`Choose ${name} again to finish its upload, or remove it`];
    const noun = upload.isFetched ? "fetching" : "upload";
    if (upload.state === "failed") return [`The ${noun} of ${name} failed: try it again or remove it`];
    if (upload.state === "stopped") return [`The ${noun} of ${name} was stopped: go on with it or remove it`];
    return [`${upload.isFetched ? "Fetching" : "Uploading"} ${name}, ${Math.floor(upload.progress * 100)} %`];
  });
  const [first, ...others] = waiting;
  if (first === undefined) return null;
  return others.length === 0 ? first : `${first}, and ${others.length} more`;
}
