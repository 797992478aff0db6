import { type ComposerState, conversionOf, isMoving } from "#components/composer/composer-state.ts";
import { isSlot } from "#lib/domain/prompt/reference.ts";
import { waitingMessages as words } from "./messages.ts";

type Waiting = Pick<ComposerState, "document" | "assets" | "uploads" | "conversions">;

/** What the references still have to go through, in words; null when all have arrived and are measured. */
export function waitingText({ document, assets, uploads, conversions }: Waiting): string | null {
  const waiting = document.references.flatMap((reference) => {
    const { id, assetId, name } = reference;
    const conversion = conversionOf({ conversions }, id);
    if (conversion && isMoving(conversion)) return [words.moving("Converting", name, conversion.progress)];
    if (assetId !== null) {
      const state = assets.get(assetId)?.state ?? (uploads.has(id) ? "measuring" : "missing");
      return state === "measuring" ? [words.analysing(name)] : [];
    }
    const upload = uploads.get(id);
    if (!upload) return [isSlot(reference) ? words.empty(name) : words.again(name)];
    const what = upload.isFetched ? "Fetching" : "Uploading";
    if (upload.state === "failed") return [words.failed(what, name)];
    if (upload.state === "stopped") return [words.stopped(what, name)];
    return [words.moving(what, name, upload.progress)];
  });
  const [first, ...others] = waiting;
  if (first === undefined) return null;
  return others.length === 0 ? first : words.more(first, others.length);
}

/** Whether all that is missing is on its way, and nothing stands still until somebody does something. */
export function isArriving(state: Waiting): boolean {
  const { document, assets, uploads, conversions } = state;
  if (waitingText(state) === null) return false;
  return document.references.every(({ id, assetId }) => {
    const conversion = conversionOf({ conversions }, id);
    if (conversion && isMoving(conversion)) return true;
    if (assetId !== null) return assets.has(assetId) || uploads.has(id);
    const upload = uploads.get(id)?.state;
    return upload !== undefined && upload !== "failed" && upload !== "stopped";
  });
}
