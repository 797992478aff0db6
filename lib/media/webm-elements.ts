import type { ByteSource } from "./bytes.ts";
import type { Patch } from "./mended-source.ts";
import { readElement } from "./sniff-format.ts";

const segmentId = 0x18538067;
const voidId = 0xec;
/** What the demuxer knows within a segment: directory, facts, tracks, clusters, cues, attachments, chapters, tags. */
const knownIds: readonly number[] = [
  0x114d9b74, 0x1549a966, 0x1654ae6b, 0x1f43b675, 0x1c53bb6b, 0x1941a469, 0x1043a770, 0x1254c367,
];
const headerBytes = 16;
/** A cluster holds a second or more: these are hours of film. */
const maxElements = 10_000;
/** How far an element is looked for behind bytes that are none. */
const searchedBytes = 10_000_000;
const windowBytes = 64 * 1024;

/**
 * Patches by which everything in a segment that the demuxer does not know reads as padding. It would go through that byte by byte
 * for an element that it knows, and for ever where none follows. Reads 16 bytes of each element.
 */
export async function voidUnknownElements(source: ByteSource): Promise<Patch[]> {
  const patches: Patch[] = [];
  let offset = readElement(await source.read(0, 64), 0)?.end ?? 0;
  let segmentEnd = source.sizeBytes;
  for (let count = 0; count < maxElements && offset + 2 <= segmentEnd; count++) {
    const element = readElement(await source.read(offset, headerBytes), 0);
    if (element?.id === segmentId) {
      if (element.isSized) segmentEnd = Math.min(segmentEnd, offset + element.end);
      offset += element.start;
      continue;
    }
    const isKnown = element !== undefined && (element.id === voidId || knownIds.includes(element.id));
    if (isKnown && !element.isSized) break; // a cluster of a live stream: the rest is found by going through it
    const isWhole = element?.isSized && offset + element.end <= segmentEnd;
    const end = isKnown || isWhole ? offset + element.end : await findKnown(source, offset + 1, segmentEnd);
    if (!isKnown && end - offset >= 2) patches.push({ at: offset, bytes: voidHeader(end - offset) });
    offset = end;
  }
  return patches;
}

/** Where the next element stands that is known; the end where none does. */
async function findKnown(source: ByteSource, from: number, end: number): Promise<number> {
  const searchEnd = Math.min(end, from + searchedBytes);
  for (let offset = from; offset + 4 <= searchEnd; offset += windowBytes) {
    const bytes = await source.read(offset, Math.min(windowBytes + 3, searchEnd - offset));
    for (let at = 0; at + 4 <= bytes.byteLength; at++)
      if (bytes[at]! >> 4 === 1 && knownIds.includes(readElement(bytes, at)?.id ?? 0)) return offset + at; // `at` is within
  }
  return end;
}

/** The header of an element of padding that has so many bytes as a whole. */
function voidHeader(totalBytes: number): Uint8Array {
  const sizeBytes = Math.min(8, totalBytes - 1);
  const bytes = new Uint8Array(1 + sizeBytes);
  bytes[0] = voidId;
  let left = totalBytes - 1 - sizeBytes;
  for (let at = sizeBytes; at > 0; at--) {
    bytes[at] = left % 256;
    left = Math.floor(left / 256);
  }
  bytes[1] = (bytes[1] ?? 0) | (1 << (8 - sizeBytes));
  return bytes;
}
