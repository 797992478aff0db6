import { hasText, viewOf } from "#lib/media/bytes.ts";

const orientationTag = 0x0112;

/**
 * The EXIF orientation (1 to 8) in a TIFF structure, with or without "Exif\0\0" before it; 1 where there is none or
 * where it cannot be read.
 */
export function readOrientation(exif: Uint8Array): number {
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
export function orient(
  widthPx: number,
  heightPx: number,
  orientation: number,
): { widthPx: number; heightPx: number; orientation: number } {
  return orientation >= 5
    ? { widthPx: heightPx, heightPx: widthPx, orientation }
    : { widthPx, heightPx, orientation };
}
