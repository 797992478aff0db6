import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Metadata, Sharp } from "sharp";
import type { Edit } from "#lib/domain/media/edit.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { cleanJpeg } from "#lib/media/server/child/cleaning/clean-jpeg.ts";
import { cleanPng } from "#lib/media/server/child/cleaning/clean-png.ts";
import { openUpright } from "#lib/media/server/child/open-upright.ts";
import { Unreadable } from "#lib/media/reading.ts";

/** From what nobody tells from the original to where edges begin to ring. */
const qualities = [92, 88, 82, 76, 70] as const;

/** Formats whose colours are already half as fine as their pixels in nearly every file: finer ones would only cost bytes. */
const coarselyColoured = new Set<Format>(["heic", "avif", "webp"]);

/**
 * What becomes of an image: sRGB, upright, nothing but its pixels; its file's name, or null where it cannot have as few bytes as asked
 * for and still look well. A JPEG shows what is see-through on white. A PNG of more than 8 bits keeps 16, unless they are too many bytes.
 */
export async function convertImage(job: {
  path: string;
  format: Format;
  folder: string;
  edit: Edit;
}): Promise<string | null> {
  const { path, format, folder, edit } = job;
  const { maxBytes = Infinity } = edit;
  // Decoded for each try: most need one.
  const open = async () => {
    const opened = await openUpright(path, format);
    const { shortSidePx } = edit;
    return shortSidePx
      ? opened.resize(shortSidePx, shortSidePx, { fit: "outside", withoutEnlargement: true })
      : opened;
  };
  const metadata = await (await open()).metadata();
  const writers = edit.format === "png" ? pngWriters(metadata) : jpegWriters(format, metadata);
  for (const write of writers) {
    const bytes = await write(await open());
    if (bytes.length > maxBytes) continue;
    const fileName = `converted.${edit.format === "png" ? "png" : "jpg"}`;
    await writeFile(join(folder, fileName), bytes);
    return fileName;
  }
  return null;
}

type Writer = (image: Sharp) => Promise<Buffer>;

/**
 * Where colours change from pixel to pixel, as in what was drawn or comes from a PNG, half as many of them smear red letters: there they
 * stay whole. A photograph's are halved by its camera already.
 */
function jpegWriters(format: Format, metadata: Metadata): Writer[] {
  const { chromaSubsampling } = metadata;
  const isCoarse =
    chromaSubsampling === undefined ? coarselyColoured.has(format) : !chromaSubsampling.startsWith("4:4:4");
  return qualities.map((quality, index) => async (image) => {
    const chroma = isCoarse || index > 0 ? "4:2:0" : "4:4:4";
    const drawn = toSrgb(image.flatten({ background: "#fff" }), metadata, "srgb");
    return bare(cleanJpeg(await drawn.jpeg({ quality, chromaSubsampling: chroma }).toBuffer()));
  });
}

function pngWriters(metadata: Metadata): Writer[] {
  const { depth, space } = metadata;
  const isDeep = (depth === "ushort" || depth === "float") && space !== "cmyk";
  const writer =
    (colours: "srgb" | "rgb16"): Writer =>
    async (image) => {
      const drawn = toSrgb(image, metadata, colours).png({ compressionLevel: 6, adaptiveFiltering: true });
      return bare(await cleanPng(await drawn.toBuffer(), 1));
    };
  return [...(isDeep ? [writer("rgb16")] : []), writer("srgb")];
}

/**
 * The profile that asks for the conversion is taken out again: without one, sRGB is what every reader assumes. So it is of a file that has
 * none, whose 16 bits would be taken for Display P3 if a conversion were asked for.
 */
function toSrgb(image: Sharp, { icc }: Metadata, colours: "srgb" | "rgb16"): Sharp {
  return (icc ? image.withIccProfile("srgb") : image).toColourspace(colours);
}

function bare(bytes: Buffer | null): Buffer {
  if (!bytes) throw new Unreadable("damaged");
  return bytes;
}
