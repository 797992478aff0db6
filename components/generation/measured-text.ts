import type { Measured } from "#lib/domain/media/asset.ts";
import { fpsText, secondsText } from "#lib/domain/base/quantity.ts";

/** "1280 × 720 · 24 fps · 5 s · H.264": what our own reading found of a film; empty when it found nothing. */
export function pictureText(measured: Measured): string {
  const { widthPx, heightPx, fps, durationMs, videoCodec } = measured;
  return [
    widthPx && heightPx && `${widthPx} × ${heightPx}`,
    fps !== undefined && fpsText(fps),
    durationMs !== undefined && secondsText(durationMs),
    videoCodec !== undefined && (codecWords[videoCodec] ?? videoCodec),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** "AAC", or that it has none; empty where nobody knows. */
export function soundText({ hasSound, audioCodec }: Measured): string {
  if (audioCodec !== undefined) return codecWords[audioCodec] ?? audioCodec;
  return hasSound === false ? "None" : "";
}

const codecWords: Record<string, string> = {
  avc: "H.264",
  h264: "H.264",
  hevc: "HEVC",
  h265: "HEVC",
  vp8: "VP8",
  vp9: "VP9",
  av1: "AV1",
  aac: "AAC",
  mp3: "MP3",
  opus: "Opus",
  vorbis: "Vorbis",
};
