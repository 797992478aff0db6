import type { ByteSource } from "./byte-source.ts";
import { viewOf } from "./bytes.ts";
import type { ImageHeader, ReadHeader } from "./image-header/image-header.ts";
import { orient } from "./image-header/orientation.ts";
import { readJpeg } from "./image-header/read-jpeg.ts";
import { readPng } from "./image-header/read-png.ts";
import { readTiff } from "./image-header/read-tiff.ts";
import { readWebp } from "./image-header/read-webp.ts";
import { sniffFormat, sniffedBytes } from "./sniff-format.ts";

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

const readers = {
  jpeg: readJpeg,
  png: readPng,
  webp: readWebp,
  gif: readGif,
  bmp: readBmp,
  tiff: readTiff,
} as const satisfies Record<string, ReadHeader>;

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
