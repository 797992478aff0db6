import { isDrawnByBrowsers } from "#lib/domain/media/shown-part.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import type { ComposerState } from "./composer-state.ts";

/** The picture of a reference: the local file of an image at once, the server's poster once it is measured. */
export function pictureOf(
  { assets, uploads }: Pick<ComposerState, "assets" | "uploads">,
  { id, assetId, kind }: Reference,
): string | null {
  if (assetId !== null && assets.get(assetId)?.state === "ready" && kind !== "audio") {
    return `/media/a/${assetId}/poster`;
  }
  const upload = uploads.get(id);
  const isShowable = upload && kind === "image" && isDrawnByBrowsers(upload.format);
  return isShowable ? upload.localUrl : null;
}
