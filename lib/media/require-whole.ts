import type { Format } from "#lib/domain/media/format.ts";
import { type ByteSource, viewOf } from "./bytes.ts";
import { listBoxes } from "./iso-boxes.ts";
import { Unreadable } from "./reading.ts";
import { requirePlainSamples } from "./wav-header.ts";
import { readElement } from "./webm-elements.ts";
import { webmIds } from "./webm-ids.ts";

/** What a stream that was written into a pipe names as its length. */
const unknownRiffLengths = new Set([0, 0xffffffff]);
const boxesThatMatter = new Set(["moov", "moof", "mdat"]);

/**
 * Throws `Unreadable` for what its container's own headers rule out before any track is read: a file that is cut, and a WAV of
 * other than plain samples.
 */
export async function requireWhole(source: ByteSource, format: Format): Promise<void> {
  if (await isCut(source, format)) throw new Unreadable("damaged");
  if (format === "wav") await requirePlainSamples(source);
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
  if (format === "wav") {
    const length = viewOf(head).getUint32(4, true);
    return !unknownRiffLengths.has(length) && length + 8 > source.sizeBytes + 1;
  }
  if (format === "webm" || format === "weba") {
    const header = readElement(head, 0);
    const segment = header && readElement(head, header.end);
    return segment?.id === webmIds.segment && segment.isSized && segment.end > source.sizeBytes;
  }
  return false;
}
