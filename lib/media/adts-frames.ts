import type { Measured } from "#lib/domain/media/asset.ts";
import type { ByteSource } from "./bytes.ts";
import { id3Length } from "./mp3-frames.ts";
import { asDuration, Unreadable } from "./reading.ts";

const rates = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
];
const headerBytes = 7;
const windowBytes = 256 * 1024;
const samplesPerBlock = 1024;

type AdtsFrame = { lengthBytes: number; rate: number; channels: number; blocks: number };

/** The frame of bare AAC whose header stands at `offset`; null where none does. */
function readFrame(bytes: Uint8Array, offset: number): AdtsFrame | null {
  const at = (index: number) => bytes[offset + index] ?? 0;
  if (at(0) !== 0xff || (at(1) & 0xf6) !== 0xf0) return null;
  const rate = rates[(at(2) >> 2) & 15];
  const lengthBytes = ((at(3) & 3) << 11) | (at(4) << 3) | (at(5) >> 5);
  if (!rate || lengthBytes < headerBytes) return null;
  return { lengthBytes, rate, channels: ((at(2) & 1) << 2) | (at(3) >> 6), blocks: (at(6) & 3) + 1 };
}

/** Whether frames of one rate follow one another from the first byte on: three, or as many as the bytes hold. */
export function isAdts(bytes: Uint8Array): boolean {
  const first = readFrame(bytes, 0);
  let at = first?.lengthBytes ?? 0;
  for (let count = 1; first && count < 3; count++) {
    if (at + headerBytes > bytes.byteLength) return count > 1 || at >= bytes.byteLength;
    const next = readFrame(bytes, at);
    if (next?.rate !== first.rate) return false;
    at += next.lengthBytes;
  }
  return first !== null;
}

/** Goes through a bare AAC frame by frame, since nothing else tells how long it is. Throws `Unreadable` where it holds none. */
export async function readAdts(source: ByteSource): Promise<Measured> {
  let at = id3Length(await source.read(0, 10));
  const first = readFrame(await source.read(at, headerBytes), 0);
  if (!first) throw new Unreadable("damaged");
  let blocks = 0;
  let window = new Uint8Array(0);
  let windowAt = at;
  while (at + headerBytes <= source.sizeBytes) {
    if (at + headerBytes > windowAt + window.byteLength) {
      windowAt = at;
      window = new Uint8Array(await source.read(at, windowBytes));
      if (window.byteLength < headerBytes) break; // it became shorter meanwhile
    }
    const frame = readFrame(window, at - windowAt);
    if (frame) blocks += frame.blocks;
    at += frame?.lengthBytes ?? 1;
  }
  const { rate, channels } = first;
  return {
    ...asDuration((blocks * samplesPerBlock) / rate),
    audioCodec: "aac",
    hasSound: true,
    ...(channels > 0 && { channels }),
    needsConverting: true,
  };
}
