import { maxPixels } from "#lib/domain/upload-limits.ts";
import type { ImageHeader } from "./image-header/image-header.ts";
import { Unreadable } from "./unreadable.ts";

/**
 * The pixels of an image that may be decoded, by what its header claims: a small file can claim more than memory holds.
 * Throws `Unreadable` for others, with the numbers, and for what has no header.
 */
export function requireDrawable(header: ImageHeader | null): { widthPx: number; heightPx: number } {
  if (!header) throw new Unreadable("damaged");
  const { widthPx, heightPx } = header;
  if (widthPx * heightPx > maxPixels)
    throw new Unreadable("too-many-pixels", { pixels: { widthPx, heightPx } });
  return { widthPx, heightPx };
}
