import { finished } from "node:stream/promises";
import { crc32, createInflate } from "node:zlib";
import { turningExif } from "./turning-exif.ts";

const signatureBytes = 8;
/** Where the header says how colours are encoded: 3 is by a palette. */
const colourTypeAt = 25;
const palette = 3;
/** No density and no colour of a primary is larger, but four letters read as a number are. */
const plausible = 1_000_000;

type Header = { colourType: number; paletteColours: number };
const numbers = (chunk: Buffer) =>
  Array.from({ length: chunk.length >> 2 }, (_, index) => chunk.readUInt32BE(index * 4));
const areNumbers = (bytes: number) => (chunk: Buffer) =>
  chunk.length === bytes && numbers(chunk.subarray(0, bytes & ~3)).every((value) => value <= plausible);
const has = (bytes: number) => (chunk: Buffer) => chunk.length === bytes;
const always = () => true;

/** The chunks that a picture and its frames are drawn from, each as long as it has to be. */
const kept: Readonly<Record<string, (chunk: Buffer, header: Header) => boolean>> = {
  IHDR: has(13),
  PLTE: (chunk, { colourType }) => colourType === palette && chunk.length <= 768,
  tRNS: ({ length }, { colourType, paletteColours }) =>
    length <= (colourType === palette ? paletteColours : colourType === 2 ? 6 : 2),
  IDAT: always,
  acTL: has(8),
  fcTL: has(26),
  fdAT: always,
  sRGB: has(1),
  cICP: has(4),
  gAMA: areNumbers(4),
  cHRM: areNumbers(32),
  pHYs: areNumbers(9),
  IEND: has(0),
};

/**
 * A PNG of nothing but its pixels and frames, bit for bit: no text, EXIF, profile, time or private chunk, before the pixels or
 * after, nothing after the pixels' own end, and nothing after the picture's. Frames that would be shown turned say so in an EXIF
 * of our own. Null where its chunks cannot be followed.
 */
export async function cleanPng(file: Buffer, orientation: number): Promise<Buffer | null> {
  const chunks = listChunks(file);
  if (!chunks) return null;
  const colourType = file[colourTypeAt] ?? 0;
  const header = {
    colourType,
    paletteColours: (chunks.find(({ type }) => type === "PLTE")?.data.length ?? 0) / 3,
  };
  const pixels = chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data);
  let pixelBytes = await streamBytes(pixels);
  const pieces: Uint8Array[] = [file.subarray(0, signatureBytes)];
  for (const { type, data, whole } of chunks) {
    if (!Object.hasOwn(kept, type) || !kept[type]?.(data, header)) continue;
    if (type !== "IDAT") pieces.push(whole);
    else if (data.length <= pixelBytes) pieces.push(whole);
    else if (pixelBytes > 0) pieces.push(chunk("IDAT", data.subarray(0, pixelBytes)));
    if (type === "IDAT") pixelBytes = Math.max(0, pixelBytes - data.length);
    if (type === "IHDR" && orientation > 1) pieces.push(chunk("eXIf", turningExif(orientation)));
  }
  return Buffer.concat(pieces);
}

/** Whether a PNG is a film of several frames. */
export function isAnimatedPng(file: Buffer): boolean {
  return listChunks(file)?.some(({ type }) => type === "acTL") ?? false;
}

type Chunk = { type: string; data: Buffer; whole: Buffer };

/** The chunks up to the end, wherever the file puts it; null where they cannot be followed. */
function listChunks(file: Buffer): Chunk[] | null {
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

/** How long the compressed pixels are by their own account; a stream that can't be followed is left to the decoder. */
async function streamBytes(pixels: readonly Buffer[]): Promise<number> {
  const inflate = createInflate();
  inflate.resume();
  for (const data of pixels) inflate.write(data);
  inflate.end();
  try {
    await finished(inflate);
    return inflate.bytesWritten;
  } catch {
    return Infinity;
  }
}

function chunk(type: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(12 + data.length);
  whole.writeUInt32BE(data.length);
  whole.write(type, 4, "latin1");
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
}
