import type { GalleryResult } from "#lib/domain/gallery/gallery-view.ts";

/** Of a result's picture; as most are, where nobody knows. */
export function ratioOf(result: Pick<GalleryResult, "widthPx" | "heightPx"> | null | undefined): number {
  return (result?.widthPx ?? 16) / (result?.heightPx ?? 9);
}
