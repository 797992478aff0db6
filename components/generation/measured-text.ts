import type { Measured } from "#lib/domain/media/asset.ts";
import { codecWord } from "#lib/domain/media/codec.ts";
import { fpsText, secondsText } from "#lib/domain/base/quantity.ts";

/** "1280 × 720 · 24 fps · 5 s · H.264": what our own reading found of a film; empty when it found nothing. */
export function pictureText(measured: Measured): string {
  const { widthPx, heightPx, fps, durationMs, videoCodec } = measured;
  return [
    widthPx && heightPx && `${widthPx} × ${heightPx}`,
    fps !== undefined && fpsText(fps),
    durationMs !== undefined && secondsText(durationMs),
    videoCodec !== undefined && codecWord(videoCodec),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** "AAC", or that it has none; empty where nobody knows. */
export function soundText({ hasSound, audioCodec }: Measured): string {
  if (audioCodec !== undefined) return codecWord(audioCodec);
  return hasSound === false ? "None" : "";
}

/** "H.264, AAC": in which encodings a file is; empty where nobody knows. */
export function codecsText({ videoCodec, audioCodec }: Measured): string {
  return [videoCodec, audioCodec].flatMap((codec) => (codec ? codecWord(codec) : [])).join(", ");
}
