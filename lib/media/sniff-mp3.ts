import { hasText } from "./bytes.ts";

const bitrates = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const sampleRates = [44_100, 48_000, 32_000] as const;

/** Bytes of the ID3v2 tag that a file begins with, its header included; 0 where there is none. */
export function id3Length(head: Uint8Array): number {
  if (!hasText(head, 0, "ID3") || head.byteLength < 10) return 0;
  const [a, b, c, d] = head.subarray(6, 10) as unknown as [number, number, number, number]; // ten bytes were checked
  if ((a | b | c | d) & 0x80) return 0;
  const hasFooter = ((head[5] ?? 0) & 0x10) !== 0;
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d) + (hasFooter ? 10 : 0);
}

/**
 * Whether MPEG layer III frames begin near `offset`: two in a row where the bytes reach that far, one at the very end
 * of them. Up to 2 KB of padding before the first is forgiven, as encoders leave it after their tags.
 */
export function hasMp3Frames(bytes: Uint8Array, offset: number): boolean {
  const paddingEnd = Math.min(bytes.byteLength, offset + 2048);
  let start = offset;
  while (start < paddingEnd && bytes[start] === 0) start += 1;
  const first = frameLength(bytes, start);
  if (!first) return false;
  const next = start + first;
  return next + 4 > bytes.byteLength || frameLength(bytes, next) > 0 || hasText(bytes, next, "TAG");
}

/** Bytes of the layer III frame whose header stands at `offset`; 0 where there is none. */
export const frameLength = (bytes: Uint8Array, offset: number) => readFrame(bytes, offset)?.lengthBytes ?? 0;

/** What the header of an MPEG layer III frame says. */
export type Mp3Frame = { lengthBytes: number; kilobits: number; seconds: number };

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
  return { lengthBytes, kilobits, seconds: samples / rate };
}
