import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { maxPixels } from "#lib/domain/media/upload-limits.ts";
import { jpegMarks, lacksEnd } from "./cleaning/clean-jpeg.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";

// Loaders by allow-list: what libvips could read beyond our formats (SVG, PDF, its own) is shut.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpeg",
    "VipsForeignLoadPng",
    "VipsForeignLoadWebp",
    "VipsForeignLoadNsgif",
    "VipsForeignLoadTiff",
    // Of AVIF alone: what is HEIC by its content has another decoder, and this one has none for it.
    "VipsForeignLoadHeif",
  ],
});
sharp.cache(false);
sharp.concurrency(1);

/** The first picture of a file, or all frames of a film, read in order, with bounds; damaged pixels are an error. */
export function openImage(file: string | Buffer, { isFilm = false, ignoresProfile = false } = {}): Sharp {
  const ended = typeof file === "string" ? endJpeg(file) : null;
  return sharp(ended ?? file, {
    limitInputPixels: maxPixels,
    // With a mark behind it, a picture that ends too early is no error any more.
    failOn: ended ? "warning" : "error",
    sequentialRead: true,
    pages: isFilm ? -1 : 1,
    ignoreIcc: ignoresProfile,
  });
}

/** A JPEG that lacks the mark at its end, with it; null for every other file. */
export function endJpeg(path: string): Buffer | null {
  const descriptor = openSync(path, "r");
  try {
    const { size } = fstatSync(descriptor);
    const [head, tail] = [Buffer.alloc(2), Buffer.alloc(2)];
    readSync(descriptor, head, 0, 2, 0);
    readSync(descriptor, tail, 0, 2, Math.max(0, size - 2));
    if (!head.equals(jpegMarks.start) || tail.equals(jpegMarks.end)) return null;
  } finally {
    closeSync(descriptor);
  }
  const file = readFileSync(path);
  return lacksEnd(file) ? Buffer.concat([file, jpegMarks.end]) : null;
}

const clockwise: Readonly<Record<number, number>> = { 3: 180, 5: 270, 6: 90, 7: 90, 8: 270 };

/** Stands a picture upright that was taken in an EXIF orientation (1 to 8). */
export function turn(image: Sharp, orientation: number): Sharp {
  const isMirrored = orientation === 2 || orientation === 5 || orientation === 7;
  // Mirroring comes before turning, in whatever order it is asked for.
  return image
    .flop(isMirrored)
    .flip(orientation === 4)
    .rotate(clockwise[orientation] ?? 0);
}

/** Pixels that were decoded by others. */
export function fromPixels(data: Uint8Array, widthPx: number, heightPx: number, channels: 3 | 4): Sharp {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels }, limitInputPixels: maxPixels });
}

export const posterSidePx = 960;
export const previewSidePx = 1600;

/** Writes a picture as WebP of at most `sidePx`, never larger than it was, without any metadata. */
export async function saveWebp(image: Sharp, kind: "poster" | "preview", folder: string): Promise<MadeFile> {
  const sidePx = kind === "poster" ? posterSidePx : previewSidePx;
  const fileName = `${kind}.webp`;
  const { width, height } = await image
    .resize({ width: sidePx, height: sidePx, fit: "inside", withoutEnlargement: true })
    .webp({ quality: kind === "poster" ? 78 : 85, effort: 3 })
    .toFile(join(folder, fileName));
  return { kind, fileName, widthPx: width, heightPx: height };
}
