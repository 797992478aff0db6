import type { Format } from "#lib/domain/media/format.ts";
import { type ByteSource, hasText, textAt, viewOf } from "./bytes.ts";
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
 * (HEIC, AVIF, SVG, Matroska, text, programs). An MP4 without pictures still reads `mp4`: see `sniffSource`.
 */
export function sniffFormat(head: Uint8Array): Format | null {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "jpeg";
  if (head[0] === 0x89 && hasText(head, 1, "PNG\r\n\x1a\n")) return "png";
  if (hasText(head, 0, "GIF87a") || hasText(head, 0, "GIF89a")) return "gif";
  if (hasText(head, 0, "RIFF")) {
    if (hasText(head, 8, "WEBP")) return "webp";
    return hasText(head, 8, "WAVE") ? "wav" : null;
  }
  if (hasText(head, 0, "BM") && head.byteLength >= 18)
    return bitmapHeaders.has(viewOf(head).getUint32(14, true)) ? "bmp" : null;
  if (hasText(head, 0, "II*\0") || hasText(head, 0, "MM\0*")) return hasText(head, 8, "CR") ? null : "tiff";
  if (isWebm(head)) return "webm";
  const iso = sniffIso(head);
  if (iso) return iso;
  let tagsEnd = 0;
  for (let length = id3Length(head); length > 0; length = id3Length(head, tagsEnd)) tagsEnd += length;
  if (tagsEnd > 0 && tagsEnd >= head.byteLength) return "mp3";
  return findRun(head.subarray(tagsEnd)) === null ? null : "mp3";
}

/**
 * A whole file's format: as `sniffFormat`, and then by what only the rest tells. An MP4 without pictures is `m4a`, an
 * M4A with pictures is `mp4`, and a long tag must really be followed by MP3. Reads a few KB wherever they lie.
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
  if (format === null || format === "mp3") return (await findMp3Start(source)) === null ? null : "mp3";
  return format;
}

const soundBrands = new Set(["M4A ", "M4B ", "M4P ", "F4A ", "F4B "]);
const filmBrands =
  /^(isom|iso[2-9a-c]|mp4[12]|mp71|avc1|hvc1|hev1|av01|dash|dsms|msdh|msix|cmf[2cls]|cmff|M4V[ HP]?|MSNV|XAVC|F4V |NDS[CHMPSX])/;
const pictureBrands = /^(heic|heix|heim|heis|hevc|hevx|mif[12]|msf1|avif|avis|crx |jpeg|jpgs|miaf|MiHE)/;
/** What QuickTime files from before the `ftyp` box begin with. */
const oldFirstBoxes = new Set(["moov", "mdat", "wide", "skip", "pnot", "free"]);

/**
 * Tells the members of the ISO base media family apart by their brands. A still picture (HEIC, AVIF), a raw photograph
 * or a brand of its own is null. The head says nothing of tracks: a film without pictures still reads `mp4`.
 */
function sniffIso(head: Uint8Array): "mp4" | "mov" | "m4a" | null {
  if (head.byteLength < 16) return null;
  const length = viewOf(head).getUint32(0);
  const type = textAt(head, 4, 4);
  if (type !== "ftyp") return oldFirstBoxes.has(type) && (length >= 8 || length === 1) ? "mov" : null;
  if (length < 16 || length > 4096) return null;
  const major = textAt(head, 8, 4);
  if (pictureBrands.test(major)) return null;
  if (major === "qt  ") return "mov";
  if (soundBrands.has(major)) return "m4a";
  if (filmBrands.test(major)) return "mp4";
  for (let offset = 16; offset + 4 <= Math.min(length, head.byteLength); offset += 4)
    if (/^(isom|iso[2-9]|mp4[12])/.test(textAt(head, offset, 4))) return "mp4";
  return null;
}

/** Whether an EBML file names itself WebM. Matroska with any other name of its document type is not. */
function isWebm(head: Uint8Array): boolean {
  const header = readElement(head, 0);
  if (header?.id !== webmIds.header) return false;
  let offset = header.start;
  while (offset < Math.min(header.end, head.byteLength)) {
    const element = readElement(head, offset);
    if (!element) return false;
    if (element.id === webmIds.docType)
      return textAt(head, element.start, element.end - element.start).replace(/\0+$/, "") === "webm";
    offset = element.end;
  }
  return false;
}
