import type { Asset, Measured } from "./asset.ts";
import type { Edit, EditFormat } from "./edit.ts";
import { formats } from "./format.ts";
import { holdsSound } from "./playable.ts";

/**
 * A file as an edit will leave it, for whoever wants to judge that before it is made: facts as far as they can be told, the size guessed
 * from what such files usually have. Ids, name and hash are those of the file before.
 */
export function afterEdit(asset: Asset, edit: Edit): Asset {
  const { format } = edit;
  const { kind } = formats[format];
  const measured = { image: ofImage, video: ofFilm, audio: ofSound }[kind](asset.measured, edit);
  const { sendable: _sendable, trouble: _trouble, ...kept } = asset;
  return { ...kept, kind, format, measured, sizeBytes: guessBytes(measured, edit), state: "ready" };
}

function ofImage({ widthPx, heightPx, hasAlpha, bitDepth, durationMs }: Measured, edit: Edit): Measured {
  const isDeep = bitDepth !== undefined && edit.format === "png" && durationMs === undefined; // a film's pictures are not
  return {
    ...shapeOf(widthPx, heightPx, edit.shortSidePx, 1),
    ...(hasAlpha && edit.format === "png" ? { hasAlpha } : {}),
    ...(isDeep ? { bitDepth } : {}),
  };
}

function ofFilm({ widthPx, heightPx, fps, ...measured }: Measured, edit: Edit): Measured {
  const hasSound = !edit.isSilent && holdsSound(measured);
  return {
    ...shapeOf(widthPx, heightPx, edit.shortSidePx, 2),
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

/** A picture of this short side at most, with sides that are multiples of `step`. */
function shapeOf(
  widthPx: number | undefined,
  heightPx: number | undefined,
  shortSidePx = Infinity,
  step: 1 | 2 = 1,
): Pick<Measured, "widthPx" | "heightPx"> {
  if (!widthPx || !heightPx) return {};
  const scale = Math.min(1, shortSidePx / Math.min(widthPx, heightPx));
  const side = (px: number) => Math.max(step, Math.floor(Math.round(px * scale) / step) * step);
  return { widthPx: side(widthPx), heightPx: side(heightPx) };
}

const soundBitsPerSecond = { mp4: 192_000, mp3: 192_000, wav: 48_000 * 16 } as const;
/** Of a photograph's pixel. */
const bitsPerPixel = { jpeg: 3, png: 13 } as const satisfies Partial<Record<EditFormat, number>>;
/** Of a film's, in each of its pictures. */
const filmBitsPerPixel = 0.11;

function guessBytes(measured: Measured, { format, maxBytes = Infinity }: Edit): number {
  const { widthPx = 1280, heightPx = 720, durationMs = 0, fps = 30, channels = 2, hasSound } = measured;
  const seconds = durationMs / 1000;
  const pixels = widthPx * heightPx;
  const bits =
    format === "jpeg" || format === "png"
      ? pixels * bitsPerPixel[format]
      : format === "mp4"
        ? seconds * (pixels * fps * filmBitsPerPixel + (hasSound ? soundBitsPerSecond.mp4 : 0))
        : seconds * soundBitsPerSecond[format] * (format === "wav" ? channels : 1);
  return Math.ceil(Math.min(bits / 8, maxBytes));
}
