import sharp, { type Sharp } from "sharp";
import { maxPixels } from "#lib/domain/upload-limits.ts";

// Loaders by allow-list: what libvips could read beyond our formats (SVG, PDF, HEIF, its own) is shut.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpeg",
    "VipsForeignLoadPng",
    "VipsForeignLoadWebp",
    "VipsForeignLoadNsgif",
    "VipsForeignLoadTiff",
  ],
});
sharp.cache(false);
sharp.concurrency(1);

/** The first picture of a file, read in order, with bounds; damaged pixels are an error. */
export function openImage(path: string): Sharp {
  return sharp(path, { limitInputPixels: maxPixels, failOn: "error", sequentialRead: true, pages: 1 });
}

/** Pixels that we decoded ourselves. */
export function fromPixels(data: Uint8Array, widthPx: number, heightPx: number, channels: 3 | 4): Sharp {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels }, limitInputPixels: maxPixels });
}
