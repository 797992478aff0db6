import type { Format } from "#lib/domain/media/format.ts";
import { type ByteSource, hasText, textAt, viewOf } from "./bytes.ts";
import { isAdts } from "./adts-frames.ts";
import { readHandlers } from "./iso-boxes.ts";
import { findMp3Start, findRun, id3Length } from "./mp3-frames.ts";
import { isSoundAlone, readElement } from "./webm-elements.ts";
import { webmIds } from "./webm-ids.ts";

/** How much of a file's beginning is enough for `sniffFormat`, in bytes. */
export const sniffedBytes = 4096;

/** Sizes of the second header by which Windows bitmaps are told from text that begins with "BM". */
const bitmapHeaders = new Set([12, 40, 52, 56, 64, 108, 124]);

/**
 * A file's format by its first 4 KB, never by its name; null for everything that the studio does not take
 * (SVG, raw photographs, text, programs). An MP4 or Matroska without pictures still reads `mp4` or `mkv`: see `sniffSource`.
 */
export function sniffFormat(head: Uint8Array): Format | null {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "jpeg";
  if (head[0] === 0x89 && hasText(head, 1, "PNG\r\n\x1a\n")) return "png";
  if (hasText(head, 0, "GIF87a") || hasText(head, 0, "GIF89a")) return "gif";
  if (hasText(head, 0, "RIFF")) {
    if (hasText(head, 8, "WEBP")) return "webp";
    if (hasText(head, 8, "AVI ")) return "avi";
    return hasText(head, 8, "WAVE") ? "wav" : null;
  }
  if ((hasText(head, 0, "RF64") || hasText(head, 0, "BW64")) && hasText(head, 8, "WAVE")) return "wav";
  if (hasText(head, 0, "FORM")) return /^AIF[FC]$/.test(textAt(head, 8, 4)) ? "aiff" : null;
  if (hasText(head, 0, "OggS\0")) return "ogg";
  if ((head[0] === 0xff && head[1] === 0x0a) || hasText(head, 0, "\0\0\0\x0cJXL \r\n\x87\n")) return "jxl";
  if (hasText(head, 0, "BM") && head.byteLength >= 18)
    return bitmapHeaders.has(viewOf(head).getUint32(14, true)) ? "bmp" : null;
  if (hasText(head, 0, "II*\0") || hasText(head, 0, "MM\0*")) return hasText(head, 8, "CR") ? null : "tiff";
  const matroska = sniffMatroska(head);
  if (matroska) return matroska;
  const iso = sniffIso(head);
  if (iso) return iso;
  let tagsEnd = 0;
  for (let length = id3Length(head); length > 0; length = id3Length(head, tagsEnd)) tagsEnd += length;
  if (tagsEnd > 0 && tagsEnd >= head.byteLength) return "mp3";
  return sniffSound(head.subarray(tagsEnd)) ?? (findRun(head.subarray(tagsEnd)) === null ? null : "mp3");
}

/** What else than MP3 stands behind a tag. */
function sniffSound(bytes: Uint8Array): "flac" | "aac" | null {
  if (hasText(bytes, 0, "fLaC")) return "flac";
  return isAdts(bytes) ? "aac" : null;
}

/**
 * A whole file's format: as `sniffFormat`, and then by what only the rest tells. An MP4 without pictures is `m4a`, an
 * M4A with pictures is `mp4`, a Matroska without pictures is `mka`, and a long tag must really be followed by MP3, FLAC or AAC. Reads a few KB wherever they lie.
 */
export async function sniffSource(source: ByteSource): Promise<Format | null> {
  const head = await source.read(0, sniffedBytes);
  const format = sniffFormat(head);
  if (format === "mp4" || format === "m4a") {
    const handlers = await readHandlers(source);
    if (!handlers) return format;
    if (handlers.hasVideo) return "mp4";
    return handlers.hasAudio ? "m4a" : format;
  }
  if (format === "webm") return (await isSoundAlone(source)) ? "weba" : format;
  if (format === "mkv") return (await isSoundAlone(source)) ? "mka" : format;
  if (format === null || format === "mp3") {
    const tagged = sniffSound(await source.read(id3Length(head), sniffedBytes));
    return tagged ?? ((await findMp3Start(source)) === null ? null : "mp3");
  }
  return format;
}

const soundBrands = new Set(["M4A ", "M4B ", "M4P ", "F4A ", "F4B "]);
const filmBrands =
  /^(isom|iso[2-9a-c]|mp4[12]|mp71|avc1|hvc1|hev1|av01|dash|dsms|msdh|msix|cmf[2cls]|cmff|M4V[ HP]?|MSNV|XAVC|F4V |NDS[CHMPSX])/;
const pictureBrands = /^(heic|heix|heim|heis|hevc|hevx|mif[12]|msf1|avif|avis|miaf|MiHE)/;
/** A raw photograph, which may name itself a film beside that, and a picture of JPEG in boxes. */
const rawBrands = new Set(["crx ", "jpeg", "jpgs"]);
/** Brands by which pictures in HEVC and in AV1 are told where the first one leaves it open. */
const stills = { heic: /^(he(ic|ix|im|is|vc|vx)|MiHE)/, avif: /^avi[fs]/ } as const;
/** What QuickTime files from before the `ftyp` box begin with. */
const oldFirstBoxes = new Set(["moov", "mdat", "wide", "skip", "pnot", "free"]);

/**
 * Tells the members of the ISO base media family apart by their brands. A raw photograph or a brand of its own is null. The head says nothing of tracks: a film without pictures still reads `mp4`.
 */
function sniffIso(head: Uint8Array): Format | null {
  if (head.byteLength < 16) return null;
  const length = viewOf(head).getUint32(0);
  const type = textAt(head, 4, 4);
  if (type !== "ftyp") return oldFirstBoxes.has(type) && (length >= 8 || length === 1) ? "mov" : null;
  if (length < 16 || length > 4096) return null;
  const major = textAt(head, 8, 4);
  if (pictureBrands.test(major)) return sniffStill(head, length);
  if (rawBrands.has(major)) return null;
  if (major === "qt  ") return "mov";
  if (soundBrands.has(major)) return "m4a";
  if (filmBrands.test(major)) return "mp4";
  for (let offset = 16; offset + 4 <= Math.min(length, head.byteLength); offset += 4)
    if (/^(isom|iso[2-9]|mp4[12])/.test(textAt(head, offset, 4))) return "mp4";
  return null;
}

/** A still picture by the first of its brands that names an encoding; where none does, by its first item's type. */
function sniffStill(head: Uint8Array, boxEnd: number): "heic" | "avif" | null {
  for (let offset = 8; offset + 4 <= Math.min(boxEnd, head.byteLength); offset += offset === 8 ? 8 : 4) {
    const brand = textAt(head, offset, 4);
    if (stills.heic.test(brand)) return "heic";
    if (stills.avif.test(brand)) return "avif";
  }
  const words = textAt(head, boxEnd, head.byteLength - boxEnd);
  if (words.includes("hvc1")) return "heic";
  return words.includes("av01") ? "avif" : null;
}

/** What an EBML file names itself. */
function sniffMatroska(head: Uint8Array): "webm" | "mkv" | null {
  const header = readElement(head, 0);
  if (header?.id !== webmIds.header) return null;
  let offset = header.start;
  while (offset < Math.min(header.end, head.byteLength)) {
    const element = readElement(head, offset);
    if (!element) return null;
    if (element.id === webmIds.docType) {
      const name = textAt(head, element.start, element.end - element.start).replace(/\0+$/, "");
      return name === "webm" ? "webm" : name === "matroska" ? "mkv" : null;
    }
    offset = element.end;
  }
  return null;
}
