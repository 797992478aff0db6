import { hasText, viewOf } from "#lib/media/bytes.ts";
import type { ReadHeader } from "./image-header.ts";
import { orient, readOrientation } from "./orientation.ts";

/** More segments than cameras write before the picture begins. */
const maxSegments = 500;

/** Goes from segment to segment up to the frame header; the orientation stands in an APP1 before it. */
export const readJpeg: ReadHeader = async (source) => {
  let offset = 2;
  let orientation = 1;
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
    if (isFrame) return orient(view.getUint16(7), view.getUint16(5), orientation);
    if (marker === 0xe1 && hasText(head, 4, "Exif\0\0"))
      orientation = readOrientation(await source.read(offset + 4, length - 2));
    offset += 2 + length;
  }
  return null;
};
