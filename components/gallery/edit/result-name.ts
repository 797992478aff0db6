import type { GalleryResult } from "#lib/domain/gallery-view.ts";

/** "Seedance 2.0 (SIRAYA) #2": a result as its card in the run is named. */
export function resultName(
  { modelId, variation }: Pick<GalleryResult, "modelId" | "variation">,
  labels: Readonly<Record<string, string>>,
): string {
  return `${labels[modelId] ?? modelId}${variation > 1 ? ` #${variation}` : ""}`;
}
