import type { Measured } from "./asset.ts";
import type { DerivativeKind } from "./derivative.ts";
import { type Format, formats, type Kind, mustBeConverted } from "./format.ts";

// No schema is imported here: the public page's script is to stay small.

/** What can show a file: itself, or what is made of it where browsers can't. */
export const shownParts = ["file", "preview", "compare", "listen"] as const satisfies readonly (
  | "file"
  | DerivativeKind
)[];
export type ShownPart = (typeof shownParts)[number];

/** What is made of a file that browsers can't show: a picture of an image, a proxy of a film or sound. */
export const proxyKinds = {
  image: "preview",
  video: "compare",
  audio: "listen",
} as const satisfies Record<Kind, ShownPart>;

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

/** Whether every browser shows a file as it is. */
export function isShownByBrowsers(format: Format, measured: Measured): boolean {
  return formats[format].kind === "image" ? isDrawnByBrowsers(format) : isPlayedByBrowsers(format, measured);
}

/** Whether a proxy of a file is made: for browsers that can't show it, and for whoever must not have bytes that could not be cleaned. */
export function isProxyMade(format: Format, measured: Measured): boolean {
  return mustBeConverted({ format, measured }) || !isShownByBrowsers(format, measured);
}

/**
 * What shows a file, to its member or to others: the one place where that is decided. Others never get bytes out of which place and
 * camera could not be taken. Null while what would show it is not made, or where it can't be. `made` are the kinds of the files that
 * were made of it.
 */
export function shownPart(
  { format, measured, made }: { format: Format; measured: Measured; made: readonly string[] },
  audience: "member" | "other",
): ShownPart | null {
  const isOpen = audience === "member" || !mustBeConverted({ format, measured });
  if (isOpen && isShownByBrowsers(format, measured)) return "file";
  const proxy = proxyKinds[formats[format].kind];
  return made.includes(proxy) ? proxy : null;
}
