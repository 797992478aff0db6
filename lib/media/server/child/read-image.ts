import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import { readImageHeader } from "#lib/media/image-header.ts";
import { requireDrawable } from "#lib/media/reading.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { endJpeg, openImage, saveWebp } from "./limited-sharp.ts";
import { openUpright } from "./open-upright.ts";

/** Pixels by the header, and then every pixel decoded once, so that a cut image is known before it is sent. */
export async function readImage(path: string, format: Format): Promise<Measured> {
  await using source = await openFileSource(path);
  const pixels = requireDrawable(await readImageHeader(source));
  if (format === "bmp") {
    await openUpright(path, format);
    return pixels;
  }
  const { hasAlpha, depth } = await openImage(path).metadata();
  // Scaled down while it is decoded, a picture may hide that the last of its data are missing.
  const isSeenThrough =
    hasAlpha || endJpeg(path)
      ? !(await openImage(path).stats()).isOpaque
      : (await openImage(path).resize(16, 16, { fit: "fill", fastShrinkOnLoad: true }).raw().toBuffer(),
        false);
  return {
    ...pixels,
    ...(depth === "ushort" && { bitDepth: 16 }),
    ...(hasAlpha && isSeenThrough && { hasAlpha: true as const }),
  };
}

/**
 * What is kept, shown and converted, and never sent itself, by its header; and the poster, where a folder is given, for which it is
 * decoded. Throws where it cannot be.
 */
export async function readKeptImage(
  path: string,
  format: Format,
  folder?: string,
): Promise<{ measured: Measured; made: MadeFile[] }> {
  await using source = await openFileSource(path);
  const header = await readImageHeader(source);
  const pixels = requireDrawable(header);
  const upright = await openUpright(path, format);
  const made = folder ? [await saveWebp(upright, "poster", folder)] : [];
  if (!folder) await upright.resize(16, 16, { fit: "fill" }).raw().toBuffer();
  return { measured: { ...pixels, ...header?.facts, needsConverting: true }, made };
}
