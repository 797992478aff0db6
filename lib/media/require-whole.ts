import type { Format } from "#lib/domain/media/format.ts";
import { type ByteSource, viewOf } from "./bytes.ts";
import { listBoxes } from "./iso-boxes.ts";
import { Unreadable } from "./reading.ts";
import { readElement } from "./webm-elements.ts";
import { webmIds } from "./webm-ids.ts";

/** What a stream that was written into a pipe names as its length. */
const unknownRiffLengths = new Set([0, 0xffffffff]);
const matroska = new Set<Format>(["webm", "weba", "mkv", "mka"]);
const boxesThatMatter = new Set(["moov", "moof", "mdat"]);

/** Throws `Unreadable` for a file that is cut by what its container's own headers say, before any track is read. */
export async function requireWhole(source: ByteSource, format: Format): Promise<void> {
  if (await isCut(source, format)) throw new Unreadable("damaged");
}

/**
 * Whether a film or sound ends before its own container says: a download or copy that broke off. Reads headers only.
 * False for formats whose container tells no length.
 */
async function isCut(source: ByteSource, format: Format): Promise<boolean> {
  if (format === "mp4" || format === "mov" || format === "m4a") {
    let hasHeader = false;
    for await (const box of listBoxes(source, 0, source.sizeBytes)) {
      if (box.type === "moov") hasHeader = true;
      if (box.isCut && boxesThatMatter.has(box.type)) return true;
    }
    return !hasHeader;
  }
  const head = await source.read(0, 256);
  if (head.byteLength < 12) return true;
  if (format === "aiff") return viewOf(head).getUint32(4) + 8 > source.sizeBytes + 1;
  if (format === "wav" || format === "avi") {
    const length = viewOf(head).getUint32(4, true);
    return !unknownRiffLengths.has(length) && length + 8 > source.sizeBytes + 1;
  }
  if (matroska.has(format)) {
    const header = readElement(head, 0);
    const segment = header && readElement(head, header.end);
    return segment?.id === webmIds.segment && segment.isSized && segment.end > source.sizeBytes;
  }
  return false;
}
