import { hasText, textAt, viewOf } from "#lib/media/bytes.ts";
import type { ReadHeader } from "./image-header.ts";
import { orient, readOrientation } from "./orientation.ts";

const maxChunks = 200;

export const readPng: ReadHeader = async (source) => {
  const head = await source.read(8, 16);
  if (!hasText(head, 4, "IHDR")) return null;
  const widthPx = viewOf(head).getUint32(8);
  const heightPx = viewOf(head).getUint32(12);
  let offset = 33;
  for (let i = 0; i < maxChunks; i++) {
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
