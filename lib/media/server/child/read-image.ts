import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import { readImageHeader } from "#lib/media/image-header.ts";
import { requireDrawable } from "#lib/media/reading.ts";
import { endJpeg, openImage } from "./limited-sharp.ts";
import { openUpright } from "./open-upright.ts";

/** Pixels by the header, and then every pixel decoded once, so that a cut image is known before it is sent. */
export async function readImage(path: string, format: Format): Promise<Measured> {
  await using source = await openFileSource(path);
  const pixels = requireDrawable(await readImageHeader(source));
  if (format === "bmp") await openUpright(path, format);
  // Scaled down while it is decoded, a picture may hide that the last of its data are missing.
  else if (endJpeg(path)) await openImage(path).stats();
  else await openImage(path).resize(16, 16, { fit: "fill", fastShrinkOnLoad: true }).raw().toBuffer();
  return pixels;
}
