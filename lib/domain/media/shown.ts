import type { Measured } from "./asset.ts";
import type { Format } from "./format.ts";

const drawn: ReadonlySet<Format> = new Set(["jpeg", "png", "webp", "gif"]);

/** Whether every browser draws images of a format as they are; for others there is the `preview`. */
export function isDrawnByBrowsers(format: Format): boolean {
  return drawn.has(format);
}

/** Encodings that every browser decodes, by container. Names are those of `Measured`. */
const played: Partial<Record<Format, { video?: readonly string[]; audio: readonly string[] }>> = {
  mp4: { video: ["avc", "vp9", "av1"], audio: ["aac", "mp3", "opus", "flac"] },
  mov: { video: ["avc"], audio: ["aac", "mp3"] },
  webm: { video: ["vp8", "vp9", "av1"], audio: ["opus", "vorbis"] },
  weba: { audio: ["opus", "vorbis"] },
  m4a: { audio: ["aac", "mp3", "opus", "flac"] },
  mp3: { audio: ["mp3"] },
  wav: { audio: ["pcm-u8", "pcm-s16", "pcm-s24", "pcm-s32", "pcm-f32", "ulaw", "alaw"] },
  flac: { audio: ["flac"] },
};

/** Encodings that browsers decode with more than 8 bits. */
const deep: ReadonlySet<string> = new Set(["vp9", "av1"]);

/**
 * Whether every browser plays a video or sound, and shows it as it is meant: no combs of interlaced pictures, no HDR that each screen
 * dims in its own way. For others there is the `compare` or the `listen` copy. False for images.
 */
export function isPlayedByBrowsers(format: Format, measured: Measured): boolean {
  const known = played[format];
  if (!known) return false;
  const { videoCodec, audioCodec, bitDepth, hdr, isInterlaced } = measured;
  if (hdr || isInterlaced) return false;
  if (bitDepth !== undefined && videoCodec !== undefined && !deep.has(videoCodec)) return false;
  return (
    (videoCodec === undefined || (known.video ?? []).includes(videoCodec)) &&
    (audioCodec === undefined || known.audio.includes(audioCodec))
  );
}
