import { type ByteSource, type Patch, patchedSource, viewOf } from "./bytes.ts";
import { webmIds } from "./webm-ids.ts";

/** What stands side by side in a segment. */
export const segmentParts: ReadonlySet<number> = new Set([
  ...[webmIds.seekHead, webmIds.info, webmIds.tracks, webmIds.cluster, webmIds.cues],
  ...[webmIds.attachments, webmIds.chapters, webmIds.tags],
]);
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
    if (element?.id === webmIds.segment) {
      if (element.isSized) segmentEnd = Math.min(segmentEnd, offset + element.end);
      offset += element.start;
      continue;
    }
    const isKnown = element !== undefined && (element.id === webmIds.void || segmentParts.has(element.id));
    if (isKnown && !element.isSized) break; // a cluster of a live stream: the rest is found by going through it
    const isWhole = element?.isSized && offset + element.end <= segmentEnd;
    const end = isKnown || isWhole ? offset + element.end : await findKnown(source, offset + 1, segmentEnd);
    if (!isKnown && end - offset >= 2) patches.push({ at: offset, bytes: voidHeader(end - offset) });
    offset = end;
  }
  return patches;
}

/** An empty part, and the padding without which the demuxer does not find it. */
// oxfmt-ignore
const closing = new Uint8Array([0x12, 0x54, 0xc3, 0x67, 0x80, 0xec, 0x8e, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

/**
 * A WebM with one more part at its end: where the demuxer stumbles within the last one, it looks for the next, and for ever where
 * there is none. What stands behind the segment is left out.
 */
export async function closedWebm(source: ByteSource): Promise<ByteSource> {
  const at = readElement(await source.read(0, 64), 0)?.end ?? 0;
  const segment = readElement(await source.read(at, headerBytes), 0);
  if (segment?.id !== webmIds.segment || !segment.isSized) return source;
  const end = at + segment.end;
  const lengthBytes = segment.start - 4;
  const length = segment.end - segment.start + closing.byteLength;
  if (end > source.sizeBytes || length >= 2 ** (7 * lengthBytes) - 1) return source;
  const written = new Uint8Array(8);
  viewOf(written).setBigUint64(0, BigInt(length) | (1n << BigInt(7 * lengthBytes)));
  const longer: ByteSource = {
    sizeBytes: end + closing.byteLength,
    async read(offset, count) {
      const bytes = new Uint8Array(Math.max(0, Math.min(count, end + closing.byteLength - offset)));
      if (offset < end) bytes.set(await source.read(offset, Math.min(bytes.byteLength, end - offset)));
      return bytes;
    },
  };
  return patchedSource(longer, [
    { at: at + 4, bytes: written.subarray(8 - lengthBytes) },
    { at: end, bytes: closing },
  ]);
}

/** Where the next element stands that is known; the end where none does. */
async function findKnown(source: ByteSource, from: number, end: number): Promise<number> {
  const searchEnd = Math.min(end, from + searchedBytes);
  for (let offset = from; offset + 4 <= searchEnd; offset += windowBytes) {
    const bytes = await source.read(offset, Math.min(windowBytes + 3, searchEnd - offset));
    for (let at = 0; at + 4 <= bytes.byteLength; at++)
      if (bytes[at]! >> 4 === 1 && segmentParts.has(readElement(bytes, at)?.id ?? 0)) return offset + at; // `at` is within
  }
  return end;
}

/** The header of an element of padding that has so many bytes as a whole, two at least. */
export function voidHeader(totalBytes: number): Uint8Array {
  const rest = totalBytes - 2;
  if (rest <= 126) return new Uint8Array([webmIds.void, 0x80 | rest]);
  const bytes = new Uint8Array(9);
  bytes[0] = webmIds.void;
  viewOf(bytes).setBigUint64(1, BigInt(totalBytes - 9) | (1n << 56n));
  return bytes;
}

const pictures = 1;
const sound = 2;
/** More than stands before the tracks of any film, and than any film has tracks. */
const maxBefore = 100;

/** Whether a WebM's tracks hold sound and no pictures; false where they cannot be found. */
export async function isSoundAlone(source: ByteSource): Promise<boolean> {
  const tracks = await findElement(
    source,
    (await findElement(source, whole(source), webmIds.segment)) ?? nowhere,
    webmIds.tracks,
  );
  const types: number[] = [];
  for await (const track of listElements(source, tracks ?? nowhere)) {
    if (track.id !== webmIds.track) continue;
    const type = await findElement(source, track, webmIds.trackType);
    if (type) types.push((await source.read(type.start, 1))[0] ?? 0);
  }
  return types.includes(sound) && !types.includes(pictures);
}

type Stretch = { start: number; end: number };
const nowhere: Stretch = { start: 0, end: 0 };
const whole = (source: ByteSource): Stretch => ({ start: 0, end: source.sizeBytes });

async function findElement(source: ByteSource, within: Stretch, id: number): Promise<Stretch | null> {
  for await (const element of listElements(source, within)) if (element.id === id) return element;
  return null;
}

/** The first elements between two offsets, in order. Stops quietly at what is none. */
async function* listElements(
  source: ByteSource,
  { start, end }: Stretch,
): AsyncGenerator<Stretch & { id: number }> {
  let offset = start;
  for (let count = 0; count < maxBefore && offset < end; count++) {
    const element = readElement(await source.read(offset, headerBytes), 0);
    if (!element) return;
    const elementEnd = element.isSized ? Math.min(end, offset + element.end) : end;
    yield { id: element.id, start: offset + element.start, end: elementEnd };
    offset = elementEnd;
  }
}

/** An EBML element's id, and where its content lies. `isSized` is false for one that goes on until the file ends. */
export function readElement(
  bytes: Uint8Array,
  offset: number,
): { id: number; start: number; end: number; isSized: boolean } | undefined {
  const id = readNumber(bytes, offset, true);
  const size = id && readNumber(bytes, offset + id.length, false);
  if (!id || !size) return undefined;
  const start = offset + id.length + size.length;
  return {
    id: id.value,
    start,
    end: start + size.value,
    isSized: size.value !== 2 ** (7 * size.length) - 1,
  };
}

/** EBML's numbers say their own length by the leading zeros of the first byte; ids keep the marking bit. */
function readNumber(
  bytes: Uint8Array,
  offset: number,
  keepsMark: boolean,
): { value: number; length: number } | undefined {
  const first = bytes[offset];
  if (!first) return undefined;
  const length = Math.clz32(first) - 23;
  if (offset + length > bytes.byteLength) return undefined;
  let value = keepsMark ? first : first & (0xff >> length);
  for (let i = 1; i < length; i++) value = value * 256 + (bytes[offset + i] ?? 0);
  return { value, length };
}
