import { join } from "node:path";
import type { Sharp } from "sharp";
import type { MadeFile } from "#lib/media/server/media-job.ts";

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
