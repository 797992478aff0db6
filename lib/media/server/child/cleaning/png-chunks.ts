import { crc32 } from "node:zlib";

export const signatureBytes = 8;

export type Chunk = { type: string; data: Buffer; whole: Buffer };

/** The chunks of a PNG up to the end, wherever the file puts it; null where they cannot be followed. */
export function listChunks(file: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = signatureBytes; at + 12 <= file.length;) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) return null;
    const type = file.toString("latin1", at + 4, at + 8);
    chunks.push({ type, data: file.subarray(at + 8, end - 4), whole: file.subarray(at, end) });
    if (type === "IEND") return chunks;
    at = end;
  }
  return null;
}

/** A chunk with its length and checksum. */
export function chunk(type: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(12 + data.length);
  whole.writeUInt32BE(data.length);
  whole.write(type, 4, "latin1");
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
}

/** A picture, or a frame of an animation, whose chunks begin with a sequence number: its chunks of pixels, and its sides. */
export type PngFrame = { widthPx: number; heightPx: number; pixels: Chunk[]; sequenceBytes: 0 | 4 };

/** The pictures of a PNG, in order. */
export function listFrames(chunks: readonly Chunk[]): PngFrame[] {
  const frames: PngFrame[] = [];
  let sides = { widthPx: 0, heightPx: 0 };
  let isFirst = true;
  for (const one of chunks) {
    if (one.type === "IHDR" || one.type === "fcTL") {
      const at = one.type === "IHDR" ? 0 : 4;
      sides = { widthPx: one.data.readUInt32BE(at), heightPx: one.data.readUInt32BE(at + 4) };
      isFirst = true;
    }
    if (one.type !== "IDAT" && one.type !== "fdAT") continue;
    const sequenceBytes = one.type === "IDAT" ? 0 : 4;
    if (isFirst) frames.push({ ...sides, pixels: [], sequenceBytes });
    frames.at(-1)?.pixels.push(one);
    isFirst = false;
  }
  return frames;
}
