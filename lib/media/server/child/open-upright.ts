import type { Sharp } from "sharp";
import type { Format } from "#lib/domain/media/format.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import { readHeif } from "#lib/media/heif-header.ts";
import { openImage } from "./limited-sharp.ts";

// What FFmpeg or libheif decodes takes longer to load than any other image to read.
const decoders: Partial<Record<Format, (path: string) => Promise<Sharp>>> = {
  bmp: async (path) => (await import("./decode-bmp.ts")).decodeBmp(path),
  heic: async (path) => (await import("./decode-heic.ts")).decodeHeic(path),
  avif: openAvif,
  jxl: async (path) => (await import("./decode-jxl.ts")).decodeJxl(path),
};

/**
 * The first picture of a file of any image format, turned as its camera was held, in colours that sharp turns into sRGB when it writes
 * them. Its pixels must have been bounded before.
 */
export async function openUpright(path: string, format: Format): Promise<Sharp> {
  const decode = decoders[format];
  return decode ? decode(path) : openPlain(path);
}

/** Sixteen bits with a profile are worked on as Display P3, and written as they then are unless sRGB is asked for. */
async function openPlain(path: string): Promise<Sharp> {
  const image = openImage(path).autoOrient();
  const { icc, depth } = await image.metadata();
  return icc && depth === "ushort" ? image.withIccProfile("srgb") : image;
}

/** Sharp knows colours by profiles alone: where numbers say that they are others than sRGB's, they are drawn here. */
async function openAvif(path: string): Promise<Sharp> {
  await using source = await openFileSource(path);
  const header = await readHeif(source);
  const image = openImage(path).autoOrient();
  if (!header?.numbers || header.profile) return image;
  const { areOrdinary, drawPixels } = await import("./drawn-pixels.ts");
  if (areOrdinary(header.numbers)) return image;
  const bits = header.facts.bitDepth ? 16 : 8;
  const { data, info } = await image
    .toColourspace(bits === 16 ? "rgb16" : "srgb")
    .raw({ depth: bits === 16 ? "ushort" : "uchar" })
    .toBuffer({ resolveWithObject: true });
  const { width: widthPx, height: heightPx, channels } = info;
  return drawPixels({ data, widthPx, heightPx, channels: channels === 4 ? 4 : 3, bits }, header.numbers);
}
