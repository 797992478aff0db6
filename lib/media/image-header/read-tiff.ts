import { hasText, viewOf } from "#lib/media/bytes.ts";
import type { ByteSource } from "#lib/media/byte-source.ts";
import type { ReadHeader } from "./image-header.ts";
import { orient } from "./orientation.ts";

const short = 3;

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

export const readTiff: ReadHeader = async (source) => {
  const found = await readTiffTags(source);
  const widthPx = found.get(0x0100);
  const heightPx = found.get(0x0101);
  const orientation = found.get(0x0112) ?? 1;
  if (!widthPx || !heightPx) return null;
  return orient(widthPx, heightPx, orientation >= 1 && orientation <= 8 ? orientation : 1);
};
