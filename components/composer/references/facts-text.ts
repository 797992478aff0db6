import type { Asset } from "#lib/domain/media/asset.ts";
import { formats } from "#lib/domain/media/format.ts";
import { bytesText, fpsText, secondsText } from "#lib/domain/base/quantity.ts";

/** "MP4 · 1920 × 1080 · 4.2 s · 24 fps · 3.1 MB": what is known of a file, in one line. */
export function factsText({
  format,
  measured,
  sizeBytes,
}: Pick<Asset, "format" | "measured" | "sizeBytes">): string {
  const { widthPx, heightPx, durationMs, fps } = measured;
  return [
    formats[format].word,
    widthPx !== undefined && heightPx !== undefined && `${widthPx} × ${heightPx}`,
    durationMs !== undefined && secondsText(durationMs),
    fps !== undefined && fpsText(fps),
    bytesText(sizeBytes),
  ]
    .filter((fact) => fact !== false)
    .map((fact) => fact.replaceAll(" ", "\u00a0")) // a number stays with its unit
    .join(" · ");
}
