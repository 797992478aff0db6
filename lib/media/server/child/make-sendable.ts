import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Metadata, Sharp } from "sharp";
import { type Format, formats } from "#lib/domain/media/format.ts";
import { readTiffTags } from "#lib/media/image-header.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import { openImage } from "./limited-sharp.ts";
import { stripJpeg } from "./strip-jpeg.ts";

/** How each format is written again: nothing lossy where the original need not have been. */
const writers: Partial<Record<Format, (image: Sharp, metadata: Metadata) => Sharp>> = {
  jpeg: (image, { chromaSubsampling }) =>
    image.jpeg({ quality: 95, chromaSubsampling: chromaSubsampling === "4:4:4" ? "4:4:4" : "4:2:0" }),
  png: (image) => image.png({ compressionLevel: 6 }),
  webp: (image) => image.webp({ quality: 95, effort: 3 }),
  tiff: (image) => image.tiff({ compression: "lzw" }),
};

/**
 * The copy that goes to providers: no EXIF, GPS, IPTC or XMP, standing upright, its colour profile kept. Null where there
 * is nothing to take out, and for formats that carry no such things.
 */
export async function makeSendable(path: string, format: Format, folder: string): Promise<MadeFile | null> {
  const write = writers[format];
  if (!write) return null;
  const metadata = await openImage(path).metadata();
  const isUpright = (metadata.orientation ?? 1) === 1;
  const saysNothing = !metadata.exif && !metadata.xmp && !metadata.iptc && !metadata.comments?.length;
  const hasWords = !saysNothing || (format === "tiff" && (await hasTiffWords(path)));
  if (isUpright && !hasWords) return null;
  const fileName = `sendable.${formats[format].extension}`;
  const target = join(folder, fileName);
  const made = { kind: "sendable", fileName } as const;
  const stripped = format === "jpeg" && isUpright ? stripJpeg(await readFile(path)) : null;
  if (stripped) {
    await writeFile(target, stripped);
    return { ...made, widthPx: metadata.width, heightPx: metadata.height };
  }
  const { width, height } = await write(openImage(path).autoOrient().keepIccProfile(), metadata).toFile(
    target,
  );
  return { ...made, widthPx: width, heightPx: height };
}

/** Make, model, description, software, time, artist, XMP, copyright, IPTC, Photoshop's, EXIF, GPS: a TIFF's words are tags of its own. */
const wordTags = [
  0x010e, 0x010f, 0x0110, 0x0131, 0x0132, 0x013b, 0x02bc, 0x8298, 0x83bb, 0x8649, 0x8769, 0x8825,
];

async function hasTiffWords(path: string): Promise<boolean> {
  await using source = await openFileSource(path);
  const tags = await readTiffTags(source);
  return wordTags.some((tag) => tags.has(tag));
}
