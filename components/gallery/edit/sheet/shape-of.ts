import type { GalleryResult } from "#lib/domain/gallery/gallery-view.ts";

/** The pixels of a result's picture; as most are, where nobody knows. */
export function shapeOf(result: Pick<GalleryResult, "widthPx" | "heightPx"> | null | undefined) {
  return { widthPx: result?.widthPx ?? 1280, heightPx: result?.heightPx ?? 720 };
}
