import { type ByteSource, hasText } from "./bytes.ts";

const bitrates = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const sampleRates = [44_100, 48_000, 32_000] as const;

/** Bytes of a frame's header. */
export const frameHeaderBytes = 4;

/** Bytes of the frame whose header stands at `offset`; 0 where there is none. */
export const frameLength = (bytes: Uint8Array, offset: number) => readFrame(bytes, offset)?.lengthBytes ?? 0;

/** What the header of an MPEG layer III frame says. `kind` is what all frames of one sound have in common: version and sample rate. */
export type Mp3Frame = { lengthBytes: number; kilobits: number; seconds: number; kind: number };

/** The frame whose header stands at `offset`; null where none does. */
export function readFrame(bytes: Uint8Array, offset: number): Mp3Frame | null {
  const a = bytes[offset] ?? 0;
  const b = bytes[offset + 1] ?? 0;
  const c = bytes[offset + 2] ?? 0;
  if (a !== 0xff || (b & 0xe0) !== 0xe0) return null;
  const version = (b >> 3) & 3; // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
  const layer = (b >> 1) & 3; // 1: layer III
  if (version === 1 || layer !== 1) return null;
  const kilobits = bitrates[version === 3 ? 1 : 2][c >> 4];
  const baseRate = sampleRates[(c >> 2) & 3];
  if (!kilobits || !baseRate) return null;
  const rate = version === 3 ? baseRate : version === 2 ? baseRate / 2 : baseRate / 4;
  const samples = version === 3 ? 1152 : 576;
  const lengthBytes = Math.floor((samples * 125 * kilobits) / rate) + ((c >> 1) & 1);
  return { lengthBytes, kilobits, seconds: samples / rate, kind: rate };
}

/** Bytes of the ID3v2 tag that stands at `offset`, its header included; 0 where there is none. */
export function id3Length(bytes: Uint8Array, offset = 0): number {
  if (!hasText(bytes, offset, "ID3") || bytes.byteLength < offset + 10) return 0;
  const [a, b, c, d] = bytes.subarray(offset + 6, offset + 10) as unknown as [number, number, number, number]; // ten bytes were checked
  if ((a | b | c | d) & 0x80) return 0;
  const hasFooter = ((bytes[offset + 5] ?? 0) & 0x10) !== 0;
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d) + (hasFooter ? 10 : 0);
}

/** More tags in a row than any program leaves. */
const maxTags = 32;
/** Room for what programs and broken downloads leave between the tags and the sound, and for three of the largest frames behind it. */
const searchedBytes = 8192;

/** Where the first frame of an MP3 stands, behind its tags and whatever else; null where there is none within 8 KB of them. */
export async function findMp3Start(source: ByteSource): Promise<number | null> {
  let tagsEnd = 0;
  for (let count = 0; count < maxTags; count++) {
    const length = id3Length(await source.read(tagsEnd, 10));
    if (length === 0) break;
    tagsEnd += length;
  }
  const start = findRun(await source.read(tagsEnd, searchedBytes));
  return start === null ? null : tagsEnd + start;
}

/**
 * Where frames begin to follow one another in some bytes: at once, or behind padding, where one more frame, an old tag or the end
 * of the bytes follows the first; behind anything else only where three are alike. Null where they do not.
 */
export function findRun(bytes: Uint8Array): number | null {
  let at = 0;
  while (bytes[at] === 0) at += 1;
  if (countFrames(bytes, at) >= 2) return at;
  for (at += 1; at + frameHeaderBytes <= bytes.byteLength; at++)
    if (bytes[at] === 0xff && countFrames(bytes, at) >= 3) return at;
  return null;
}

/** How many frames of one kind stand one behind the other, counted to three; the end of a sound and of the bytes counts as one. */
function countFrames(bytes: Uint8Array, start: number): number {
  const first = readFrame(bytes, start);
  if (!first) return 0;
  let at = start + first.lengthBytes;
  for (let count = 1; count < 3; count++) {
    const next = readFrame(bytes, at);
    if (next?.kind !== first.kind) {
      const isEnd = at + frameHeaderBytes > bytes.byteLength || hasText(bytes, at, "TAG");
      return isEnd ? count + 1 : count;
    }
    at += next.lengthBytes;
  }
  return 3;
}
