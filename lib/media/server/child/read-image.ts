import { readFile } from "node:fs/promises";
import type { Measured } from "#lib/domain/asset.ts";
import type { Format } from "#lib/domain/format.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import { readImageHeader } from "#lib/media/read-image-header.ts";
import { Unreadable } from "#lib/media/unreadable.ts";
import { decodeBmp } from "./decode-bmp.ts";
import { maxPixels, openImage } from "./limited-sharp.ts";

/** Pixels by the header, and then every pixel decoded once, so that a cut image is known before it is sent. */
export async function readImage(path: string, format: Format): Promise<Measured> {
  await using source = await openFileSource(path);
  const header = await readImageHeader(source);
  if (!header) throw new Unreadable("damaged");
  if (header.widthPx * header.heightPx > maxPixels) throw new Unreadable("too-many-pixels");
  if (format === "bmp") decodeBmp(await readFile(path));
  else await openImage(path).resize(16, 16, { fit: "fill", fastShrinkOnLoad: true }).raw().toBuffer();
  return { widthPx: header.widthPx, heightPx: header.heightPx };
}
