import type { Asset, Measured } from "./asset.ts";
import type { Edit, EditFormat } from "./edit.ts";
import { formats } from "./format.ts";
import { holdsSound } from "./holds-sound.ts";

/**
 * A file as an edit will leave it, for whoever wants to judge that before it is made: facts as far as they can be told, the size guessed
 * from what such files usually have. Ids, name and hash are those of the file before.
 */
export function afterEdit(asset: Asset, edit: Edit): Asset {
  const { format } = edit;
  const { kind } = formats[format];
  const measured = { image: ofImage, video: ofFilm, audio: ofSound }[kind](asset.measured, edit);
  const { sendable: _sendable, trouble: _trouble, ...kept } = asset;
  const sizeBytes = guessBytes(measured, edit, usualBitsPerPixel(asset));
  return { ...kept, kind, format, measured, sizeBytes, state: "ready" };
}

function ofImage(measured: Measured, edit: Edit): Measured {
  const { hasAlpha, bitDepth, durationMs } = measured;
  const sides = sidesOf(measured);
  const isDeep = bitDepth !== undefined && edit.format === "png" && durationMs === undefined; // a film's pictures are not
  return {
    ...(sides && wholeSides(sides, edit.shortSidePx)),
    ...(hasAlpha && edit.format === "png" ? { hasAlpha } : {}),
    ...(isDeep ? { bitDepth } : {}),
  };
}

function ofFilm(measured: Measured, edit: Edit): Measured {
  const { fps } = measured;
  const sides = sidesOf(measured);
  const hasSound = !edit.isSilent && holdsSound(measured);
  return {
    ...(sides && evenSides(sides, edit.shortSidePx)),
    ...lengthOf(measured),
    ...(fps === undefined ? {} : { fps: Math.min(fps, edit.fps ?? fps) }),
    videoCodec: "avc",
    ...(hasSound ? { audioCodec: "aac", ...channelsOf(measured) } : {}),
    hasSound,
  };
}

const ofSound = (measured: Measured, { format }: Edit): Measured => ({
  ...lengthOf(measured),
  audioCodec: format === "mp3" ? "mp3" : "pcm-s16",
  hasSound: true,
  ...channelsOf(measured),
});

const lengthOf = ({ durationMs }: Measured) => (durationMs === undefined ? {} : { durationMs });
const channelsOf = ({ channels }: Measured) =>
  channels === undefined ? {} : { channels: Math.min(channels, channelsMax) };
/** More are mixed down. */
const channelsMax = 2;

/** Sides in whole pixels. */
export type Sides = { widthPx: number; heightPx: number };

/** Sides of an image, never larger than its own; the short one as long as asked for at most. */
function wholeSides({ widthPx, heightPx }: Sides, shortSidePx = Infinity): Sides {
  const scale = Math.min(1, shortSidePx / Math.min(widthPx, heightPx));
  const whole = (side: number) => Math.max(1, Math.round(side * scale));
  return { widthPx: whole(widthPx), heightPx: whole(heightPx) };
}

/** The same of a film: even ones, as its encoding wants them. */
export function evenSides({ widthPx, heightPx }: Sides, shortSidePx = Infinity): Sides {
  const short = Math.min(widthPx, heightPx);
  const scale = Math.min(1, shortSidePx / short);
  const even = (side: number) => {
    const most = side === short ? Math.min(side, shortSidePx) : side;
    return Math.max(2, Math.min(2 * Math.round((side * scale) / 2), 2 * Math.floor(most / 2)));
  };
  return { widthPx: even(widthPx), heightPx: even(heightPx) };
}

const sidesOf = ({ widthPx, heightPx }: Measured): Sides | null =>
  widthPx && heightPx ? { widthPx, heightPx } : null;

/** Bits a second of each channel of AAC and MP3, where nothing keeps them fewer. */
export const bestChannelBitRate = 128_000;
const pcmChannelBitRate = 48_000 * 16;
/** Of a photograph's pixel. */
const bitsPerPixel = { jpeg: 3, png: 13 } as const satisfies Partial<Record<EditFormat, number>>;
/** Of a film's, in each of its pictures, where its file says nothing of what it shows. */
const filmBitsPerPixel = 0.11;
/** Of our own encoding: of a still camera, and of noise. */
const [leastFilmBits, mostFilmBits] = [0.05, 0.25];
/** Encodings that need about half of what H.264 needs. */
const denseCodecs: ReadonlySet<string | undefined> = new Set(["hevc", "av1", "vp9"]);
const [fromDense, fromOthers] = [1.8, 1.2];

/** What a film is likely to take when it is encoded here, by what its own file takes: how much moves in it and how grainy it is shows there. */
function usualBitsPerPixel({ kind, sizeBytes, measured }: Asset): number {
  const { widthPx = 0, heightPx = 0, durationMs = 0, fps = 0, videoCodec } = measured;
  const pixels = widthPx * heightPx * fps * (durationMs / 1000);
  if (kind !== "video" || pixels === 0) return filmBitsPerPixel;
  const own = ((sizeBytes * 8) / pixels) * (denseCodecs.has(videoCodec) ? fromDense : fromOthers);
  return Math.min(mostFilmBits, Math.max(leastFilmBits, own));
}

/** No film of usual content, however noisy, comes near to so many times what it usually has. */
const oddFilm = 8;

/** More bytes than an edit ever makes of what was read of a file, for whoever has to have room for it. */
export function mostBytes(measured: Measured, edit: Edit): number {
  const { format, maxBytes = Infinity } = edit;
  const made = { image: ofImage, video: ofFilm, audio: ofSound }[formats[format].kind](measured, edit);
  const { widthPx = 0, heightPx = 0, bitDepth } = made;
  // As if nothing were packed, and a little for what stands around it.
  const bytes =
    formats[format].kind === "image"
      ? widthPx * heightPx * 4 * (bitDepth === undefined ? 1 : 2) + 65_536
      : guessBytes(made, { ...edit, maxBytes: Infinity }) * (format === "mp4" ? oddFilm : 1) + 65_536;
  return Math.min(bytes, maxBytes);
}

function guessBytes(
  measured: Measured,
  { format, maxBytes = Infinity }: Edit,
  filmBits = filmBitsPerPixel,
): number {
  const { widthPx = 1280, heightPx = 720, durationMs = 0, fps = 30, channels = 2, hasSound } = measured;
  const seconds = durationMs / 1000;
  const pixels = widthPx * heightPx;
  const bits =
    format === "jpeg" || format === "png"
      ? pixels * bitsPerPixel[format]
      : format === "mp4"
        ? seconds * (pixels * fps * filmBits + (hasSound ? channels * bestChannelBitRate : 0))
        : seconds * channels * (format === "wav" ? pcmChannelBitRate : bestChannelBitRate);
  return Math.ceil(Math.min(bits / 8, maxBytes));
}
