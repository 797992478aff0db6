import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Metadata, Sharp } from "sharp";
import type { Measured } from "#lib/domain/media/asset.ts";
import { type CleanFormat, type Format, formats } from "#lib/domain/media/format.ts";
import { memorySource } from "#lib/media/bytes.ts";
import { readImageHeader } from "#lib/media/image-header.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { cleanBmp } from "./cleaning/clean-bmp.ts";
import { cleanGif } from "./cleaning/clean-gif.ts";
import { cleanJpeg } from "./cleaning/clean-jpeg.ts";
import { cleanPng, isAnimatedPng } from "./cleaning/clean-png.ts";
import { cleanWebp } from "./cleaning/clean-webp.ts";
import { drawPngFilm } from "./draw-png-film.ts";
import { isSrgb } from "./icc-profile.ts";
import { openImage, turn } from "./limited-sharp.ts";

/**
 * How a file of each format is reduced to its pixels and frames; `orientation` is for those that stay turned. Null where they
 * cannot be told from the rest. A TIFF is written anew from its first page's pixels: words may be anywhere in it.
 */
const cleaners: Record<
  CleanFormat<"image">,
  (file: Buffer, orientation: number) => Promise<Buffer | null> | Buffer | null
> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  webp: cleanWebp,
  gif: cleanGif,
  bmp: cleanBmp,
  tiff: async (file) => {
    const image = openImage(file, { ignoresProfile: true });
    return toTiff(image.toColourspace(spaceOf(await image.metadata()))).toBuffer();
  },
};

/** How each format is drawn anew: nothing lossy where the original need not have been. */
const writers: Partial<Record<Format, (image: Sharp, metadata: Metadata, file: Buffer) => Sharp>> = {
  jpeg: (image, { chromaSubsampling }) =>
    image.jpeg({ quality: 95, chromaSubsampling: chromaSubsampling === "4:4:4" ? "4:4:4" : "4:2:0" }),
  png: (image) => image.png({ compressionLevel: 6 }),
  webp: (image, _, file) => image.webp({ quality: 95, effort: 3, lossless: file.includes("VP8L") }),
  tiff: toTiff,
};

function toTiff(image: Sharp): Sharp {
  return image.tiff({ compression: "lzw" });
}

/**
 * What becomes of an image that is sent: its copy (null when there is nothing to remove), and its own colours where the copy's
 * are others.
 */
export type Sendable = { made: MadeFile | null } & Pick<Measured, "colours">;

/**
 * The copy of an image that goes to providers: its pixels and frames and nothing else. Still pictures are upright in it; all are
 * sRGB. Where neither changes anything and the format allows it, they stay bit for bit. Throws where the copy cannot be made.
 */
export async function makeSendable(path: string, format: Format, folder: string): Promise<Sendable> {
  if (!isImage(format)) throw new Unreadable("format");
  const file = await readFile(path);
  const header = await readImageHeader(memorySource(file));
  const metadata = format === "bmp" ? null : await openImage(path).metadata();
  const isFilm =
    ((metadata?.pages ?? 1) > 1 && format !== "tiff") || (format === "png" && isAnimatedPng(file));
  const colours = metadata ? coloursOf(metadata) : undefined;
  const orientation = header?.orientation ?? 1;
  const turned = isFilm ? 1 : orientation;
  const left = isFilm ? orientation : 1;
  const isDrawn = turned > 1 || colours !== undefined;
  const drawAnew = () => draw({ path, format, file, metadata, colours, orientation: turned, isFilm });
  const clean = isDrawn ? null : await cleaners[format](file, left);
  const copy = clean ?? (await cleaners[format](await drawAnew(), left));
  if (!copy) throw new Unreadable("not-cleanable");
  if (copy.equals(file)) return { made: null };
  const fileName = `sendable.${formats[format].extension}`;
  await writeFile(join(folder, fileName), copy);
  return {
    made: { kind: "sendable", fileName, ...(await sidesOf(copy, header)) },
    ...(colours && { colours }),
  };
}

function isImage(format: Format): format is CleanFormat<"image"> {
  return format in cleaners;
}

/** Inks, or a profile of other colours or tones than sRGB's. */
function coloursOf({ space, icc }: Metadata): Measured["colours"] {
  if (space === "cmyk") return "cmyk";
  return (icc && !isSrgb(icc)) || space === "lab" ? "wide" : undefined;
}

async function draw(wanted: {
  path: string;
  format: Format;
  file: Buffer;
  metadata: Metadata | null;
  colours: Measured["colours"];
  orientation: number;
  isFilm: boolean;
}): Promise<Buffer> {
  const { path, format, file, metadata, colours, orientation, isFilm } = wanted;
  const write = writers[format];
  if (!write || !metadata) throw new Unreadable("not-cleanable");
  if (isFilm && format === "png") {
    const drawStill = (still: Buffer) =>
      toSrgb(openImage(still), metadata).png({ compressionLevel: 6 }).toBuffer();
    const film = await drawPngFilm(file, drawStill);
    if (!film) throw new Unreadable("not-cleanable");
    return film;
  }
  const opened = openImage(path, { isFilm, ignoresProfile: !colours });
  // A TIFF's own orientation is written again unless sharp has turned it by itself.
  const image = format === "tiff" ? opened.autoOrient() : turn(opened, orientation);
  const drawn = colours ? toSrgb(image, metadata) : image.toColourspace(spaceOf(metadata));
  return write(drawn, metadata, file).toBuffer();
}

/** The profile that asks for the conversion is taken out again with everything else. */
function toSrgb(image: Sharp, metadata: Metadata): Sharp {
  return image.withIccProfile("srgb").toColourspace(spaceOf(metadata));
}

/** As many channels and bits as a picture has, but for inks. */
function spaceOf({ space, channels, depth }: Metadata): "grey16" | "b-w" | "rgb16" | "srgb" {
  const isDeep = depth === "ushort" && space !== "cmyk";
  return channels < 3 ? (isDeep ? "grey16" : "b-w") : isDeep ? "rgb16" : "srgb";
}

/** The copy has to read as the original does. */
async function sidesOf(copy: Buffer, header: { widthPx: number; heightPx: number } | null) {
  const found = await readImageHeader(memorySource(copy));
  if (!found || found.widthPx !== header?.widthPx || found.heightPx !== header.heightPx)
    throw new Unreadable("not-cleanable");
  return { widthPx: found.widthPx, heightPx: found.heightPx };
}
