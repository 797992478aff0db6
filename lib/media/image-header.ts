import type { Measured } from "#lib/domain/media/asset.ts";
import { type ByteSource, hasText, textAt, viewOf } from "./bytes.ts";
import { readHeif } from "./heif-header.ts";
import { readJxl } from "./jxl-header.ts";
import { sniffedBytes, sniffFormat } from "./sniff-format.ts";

/** Pixels as displayed, and the EXIF orientation (1 to 8) that was applied to get there. */
export type ImageHeader = { widthPx: number; heightPx: number; orientation: number } & {
  /** What else is told there, and is true of the whole file. */
  facts?: Pick<Measured, "bitDepth" | "hasAlpha" | "hdr" | "colours">;
};

/**
 * An image's pixels as displayed (EXIF orientation applied), read from its header alone: a few KB, nothing is decoded.
 * Null for what is no image of ours or whose header is damaged.
 */
export async function readImageHeader(source: ByteSource): Promise<ImageHeader | null> {
  const format = sniffFormat(await source.read(0, sniffedBytes));
  const reader = format && format in readers ? readers[format as keyof typeof readers] : null; // `in` was asked
  try {
    const header = reader && (await reader(source));
    return header && header.widthPx > 0 && header.heightPx > 0 ? header : null;
  } catch (error) {
    if (error instanceof RangeError) return null; // the header ends before it says what it must
    throw error;
  }
}

/** The numbers in the first directory of a classic TIFF, by tag. Long values are offsets. Throws a `RangeError` when cut. */
export async function readTiffTags(source: ByteSource): Promise<Map<number, number>> {
  const head = await source.read(0, 8);
  const isLittle = hasText(head, 0, "II");
  const directory = viewOf(head).getUint32(4, isLittle);
  const count = viewOf(await source.read(directory, 2)).getUint16(0, isLittle);
  const view = viewOf(await source.read(directory + 2, count * 12));
  const found = new Map<number, number>();
  for (let entry = 0; entry < count * 12; entry += 12) {
    const isShort = view.getUint16(entry + 2, isLittle) === short;
    const value = isShort ? view.getUint16(entry + 8, isLittle) : view.getUint32(entry + 8, isLittle);
    found.set(view.getUint16(entry, isLittle), value);
  }
  return found;
}

/** Reads one format's header. Null or a `RangeError` where there is no such header. */
type ReadHeader = (source: ByteSource) => Promise<ImageHeader | null>;

const orientationTag = 0x0112;

/**
 * The EXIF orientation (1 to 8) in a TIFF structure, with or without "Exif\0\0" before it; 1 where there is none or
 * where it cannot be read.
 */
function readOrientation(exif: Uint8Array): number {
  const tiff = hasText(exif, 0, "Exif\0\0") ? exif.subarray(6) : exif;
  try {
    const view = viewOf(tiff);
    const isLittle = hasText(tiff, 0, "II");
    if (!isLittle && !hasText(tiff, 0, "MM")) return 1;
    const directory = view.getUint32(4, isLittle);
    const count = view.getUint16(directory, isLittle);
    for (let i = 0; i < count; i++) {
      const entry = directory + 2 + i * 12;
      if (view.getUint16(entry, isLittle) !== orientationTag) continue;
      const value = view.getUint16(entry + 8, isLittle);
      return value >= 1 && value <= 8 ? value : 1;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // a cut tag turns nothing
  }
  return 1;
}

/** Pixels as displayed: orientations 5 to 8 lie on their side. */
function orient(
  widthPx: number,
  heightPx: number,
  orientation: number,
): { widthPx: number; heightPx: number; orientation: number } {
  return orientation >= 5
    ? { widthPx: heightPx, heightPx: widthPx, orientation }
    : { widthPx, heightPx, orientation };
}

/** More segments than cameras write before the picture begins. */
const maxSegments = 500;

/** Goes from segment to segment up to the frame header; the orientation stands in the first APP1 of EXIF before it. */
const readJpeg: ReadHeader = async (source) => {
  let offset = 2;
  let orientation: number | null = null;
  for (let i = 0; i < maxSegments; i++) {
    const head = await source.read(offset, 12);
    const view = viewOf(head);
    if (view.getUint8(0) !== 0xff) return null;
    const marker = view.getUint8(1);
    if (marker === 0xff) {
      offset += 1; // padding
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) return null;
    const length = view.getUint16(2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return orient(view.getUint16(7), view.getUint16(5), orientation ?? 1);
    // Of several blocks the first one decides, as in browsers.
    if (marker === 0xe1 && hasText(head, 4, "Exif\0\0"))
      orientation ??= readOrientation(await source.read(offset + 4, length - 2));
    offset += 2 + length;
  }
  return null;
};

const maxPngChunks = 200;

const readPng: ReadHeader = async (source) => {
  const head = await source.read(8, 16);
  if (!hasText(head, 4, "IHDR")) return null;
  const widthPx = viewOf(head).getUint32(8);
  const heightPx = viewOf(head).getUint32(12);
  let offset = 33;
  for (let i = 0; i < maxPngChunks; i++) {
    const chunk = await source.read(offset, 8);
    if (chunk.byteLength < 8) break;
    const length = viewOf(chunk).getUint32(0);
    const type = textAt(chunk, 4, 4);
    if (type === "eXIf")
      return orient(
        widthPx,
        heightPx,
        readOrientation(await source.read(offset + 8, Math.min(length, 65_536))),
      );
    if (type === "IDAT" || type === "IEND") break;
    offset += 12 + length;
  }
  return orient(widthPx, heightPx, 1);
};

const short = 3;

const readTiff: ReadHeader = async (source) => {
  const found = await readTiffTags(source);
  const widthPx = found.get(0x0100);
  const heightPx = found.get(0x0101);
  const orientation = found.get(0x0112) ?? 1;
  if (!widthPx || !heightPx) return null;
  return orient(widthPx, heightPx, orientation >= 1 && orientation <= 8 ? orientation : 1);
};

const maxWebpChunks = 2000;
const exifFlag = 0x08;

/** The three shapes of WebP: lossy, lossless, and extended, where EXIF stands in a chunk after the pictures. */
const readWebp: ReadHeader = async (source) => {
  const head = await source.read(12, 18);
  const view = viewOf(head);
  if (hasText(head, 0, "VP8 "))
    return orient(view.getUint16(14, true) & 0x3fff, view.getUint16(16, true) & 0x3fff, 1);
  if (hasText(head, 0, "VP8L")) {
    const bits = view.getUint32(9, true);
    return orient((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, 1);
  }
  if (!hasText(head, 0, "VP8X")) return null;
  const widthPx = (view.getUint32(12, true) & 0xffffff) + 1;
  const heightPx = (view.getUint16(15, true) | (view.getUint8(17) << 16)) + 1;
  if (!(view.getUint8(8) & exifFlag)) return orient(widthPx, heightPx, 1);
  let offset = 12;
  for (let i = 0; i < maxWebpChunks; i++) {
    const chunk = await source.read(offset, 8);
    if (chunk.byteLength < 8) break;
    const length = viewOf(chunk).getUint32(4, true);
    if (textAt(chunk, 0, 4) === "EXIF") {
      const exif = await source.read(offset + 8, Math.min(length, 65_536));
      return orient(widthPx, heightPx, readOrientation(exif));
    }
    offset += 8 + length + (length & 1);
  }
  return orient(widthPx, heightPx, 1);
};

const readGif: ReadHeader = async (source) => {
  const view = viewOf(await source.read(6, 4));
  return orient(view.getUint16(0, true), view.getUint16(2, true), 1);
};

/** A bitmap's height is negative where its rows run from the top; the oldest header has 16-bit sides. */
const readBmp: ReadHeader = async (source) => {
  const view = viewOf(await source.read(14, 12));
  if (view.getUint32(0, true) === 12) return orient(view.getUint16(4, true), view.getUint16(6, true), 1);
  return orient(view.getInt32(4, true), Math.abs(view.getInt32(8, true)), 1);
};

/** A picture that says itself how it is turned, which is applied by whoever decodes it. */
function readStill(
  read: (source: ByteSource) => Promise<Required<Pick<ImageHeader, "widthPx" | "heightPx" | "facts">> | null>,
): ReadHeader {
  return async (source) => {
    const header = await read(source);
    return header && { ...orient(header.widthPx, header.heightPx, 1), facts: header.facts };
  };
}

const readers = {
  jpeg: readJpeg,
  png: readPng,
  webp: readWebp,
  gif: readGif,
  bmp: readBmp,
  tiff: readTiff,
  heic: readStill(readHeif),
  avif: readStill(readHeif),
  jxl: readStill(readJxl),
} as const satisfies Record<string, ReadHeader>;
