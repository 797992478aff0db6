import type { Format } from "#lib/domain/format.ts";
import { hasText, viewOf } from "./bytes.ts";
import type { ByteSource } from "./byte-source.ts";
import { readHandlers } from "./iso-boxes.ts";
import { sniffIso } from "./sniff-iso.ts";
import { hasMp3Frames, id3Length } from "./sniff-mp3.ts";
import { isWebm } from "./sniff-webm.ts";

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
  const tagLength = id3Length(head);
  if (tagLength > 0 && tagLength >= head.byteLength) return "mp3";
  return hasMp3Frames(head, tagLength) ? "mp3" : null;
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
  if (format === "mp3") {
    const tagLength = id3Length(head);
    if (tagLength + sniffedBytes > head.byteLength)
      return hasMp3Frames(await source.read(tagLength, sniffedBytes), 0) ? "mp3" : null;
  }
  return format;
}
