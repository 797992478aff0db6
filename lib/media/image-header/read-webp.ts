import { hasText, textAt, viewOf } from "#lib/media/bytes.ts";
import type { ReadHeader } from "./image-header.ts";
import { orient, readOrientation } from "./orientation.ts";

const maxChunks = 2000;
const exifFlag = 0x08;

/** The three shapes of WebP: lossy, lossless, and extended, where EXIF stands in a chunk after the pictures. */
export const readWebp: ReadHeader = async (source) => {
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
  for (let i = 0; i < maxChunks; i++) {
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
