import type { Measured } from "#lib/domain/media/asset.ts";
import { fpsText, secondsText } from "#lib/domain/base/quantity.ts";

/** "1280 × 720 · 5 s · 24 fps · H.264, AAC": what our own reading found, in one line; empty when it found nothing. */
export function measuredText(measured: Measured): string {
  const codecs = [measured.videoCodec, measured.audioCodec].filter((codec) => codec !== undefined);
  return [
    measured.widthPx && measured.heightPx && `${measured.widthPx} × ${measured.heightPx}`,
    measured.durationMs !== undefined && secondsText(measured.durationMs),
    measured.fps !== undefined && fpsText(measured.fps),
    codecs.length > 0 && codecs.map((codec) => codecWords[codec] ?? codec).join(", "),
  ]
    .filter(Boolean)
    .join(" · ");
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
