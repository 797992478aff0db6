import type { Measured } from "#lib/domain/media/asset.ts";
import { codecWord } from "#lib/domain/media/codec.ts";
import { fpsText, secondsText } from "#lib/domain/base/quantity.ts";

/** "1280 × 720 · 24 fps · 5 s · H.264": what our own reading found of a film; empty when it found nothing. */
export function pictureText(measured: Measured): string {
  const { widthPx, heightPx, durationMs, videoCodec } = measured;
  return [
    widthPx && heightPx && `${widthPx} × ${heightPx}`,
    rateText(measured),
    durationMs !== undefined && secondsText(durationMs),
    videoCodec !== undefined && codecWord(videoCodec),
    ...colourWords(measured),
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

/** "HDR (PQ)", "10-bit", "Wide gamut", "Alpha": what of its colours not every file has. */
export function colourWords({ hdr, bitDepth, colours, hasAlpha, videoCodec, widthPx }: Measured): string[] {
  const isPicture = widthPx !== undefined || videoCodec !== undefined; // a sound's bits are no colours
  return [
    hdr && hdrWords[hdr],
    isPicture && bitDepth !== undefined && `${bitDepth}-bit`,
    colours && colourSpaceWords[colours],
    hasAlpha && "Alpha",
  ].filter((word) => typeof word === "string");
}

const hdrWords = { pq: "HDR (PQ)", hlg: "HDR (HLG)" } as const;
const colourSpaceWords = { cmyk: "CMYK", wide: "Wide gamut" } as const;

/** "Stereo", "5.1"; empty where nobody knows. */
export function channelsText({ channels }: Measured): string {
  if (channels === undefined) return "";
  return channelWords[channels] ?? `${channels} channels`;
}

const channelWords: Record<number, string> = { 1: "Mono", 2: "Stereo", 6: "5.1", 8: "7.1" };

/** "29.97 fps", "29.97 fps, variable"; empty where nobody knows. */
export function rateText({ fps, isVariableRate }: Measured): string {
  if (fps === undefined) return isVariableRate ? "Variable rate" : "";
  return isVariableRate ? `${fpsText(fps)}, variable` : fpsText(fps);
}
