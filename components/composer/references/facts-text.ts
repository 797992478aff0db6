import { viewerMessages } from "#components/composer/viewer/messages.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { formats } from "#lib/domain/media/format.ts";
import { colourWords, rateText } from "#components/generation/measured-text.ts";
import { bytesText, secondsText } from "#lib/domain/base/quantity.ts";

/** "MP4 · 1920 × 1080 · 4.2 s · 24 fps · 3.1 MB": what is known of a file, in one line. */
export function factsText({
  format,
  measured,
  sizeBytes,
}: Pick<Asset, "format" | "measured" | "sizeBytes">): string {
  const { widthPx, heightPx, durationMs, isInterlaced } = measured;
  return [
    formats[format].word,
    widthPx !== undefined && heightPx !== undefined && `${widthPx} × ${heightPx}`,
    durationMs !== undefined && secondsText(durationMs),
    rateText(measured),
    ...colourWords(measured),
    isInterlaced && viewerMessages.interlaced,
    bytesText(sizeBytes),
  ]
    .filter((fact) => typeof fact === "string")
    .filter((fact) => fact !== "")
    .map((fact) => fact.replaceAll(" ", "\u00a0")) // a number stays with its unit
    .join(" · ");
}
