import { readFile } from "node:fs/promises";
import type { Sharp } from "sharp";
import type { Measured } from "#lib/domain/asset.ts";
import type { Format } from "#lib/domain/format.ts";
import type { MadeFile } from "#lib/media/server/derive.ts";
import { decodeBmp } from "./decode-bmp.ts";
import { fromPixels, openImage } from "./limited-sharp.ts";
import { makeSendable } from "./make-sendable.ts";
import { previewSidePx, saveWebp } from "./save-webp.ts";

const shownByBrowsers = new Set<Format>(["jpeg", "png", "webp", "gif"]);

export async function deriveFromImage(job: {
  path: string;
  format: Format;
  measured: Measured;
  folder: string;
}): Promise<MadeFile[]> {
  const { path, format, measured, folder } = job;
  const made = [await saveWebp(await openUpright(path, format), "poster", folder)];
  const longSidePx = Math.max(measured.widthPx ?? 0, measured.heightPx ?? 0);
  if (!shownByBrowsers.has(format) || longSidePx > previewSidePx)
    made.push(await saveWebp(await openUpright(path, format), "preview", folder));
  const sendable = await makeSendable(path, format, folder);
  return sendable ? [...made, sendable] : made;
}

async function openUpright(path: string, format: Format): Promise<Sharp> {
  if (format !== "bmp") return openImage(path).autoOrient();
  const { data, widthPx, heightPx } = decodeBmp(await readFile(path));
  return fromPixels(data, widthPx, heightPx, 4);
}
