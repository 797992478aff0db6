import { createInflate, deflateSync } from "node:zlib";
import { withoutUnused } from "./colour-table.ts";
import { type Chunk, chunk, listChunks, listFrames, type PngFrame, signatureBytes } from "./png-chunks.ts";
import { hasSpareBits, indexed, type PngHeader, rowsBytes, usedColours } from "./png-rows.ts";
import { turningExif } from "./turning-exif.ts";

/** No density and no colour of a primary is larger, but four letters read as a number are. */
const plausible = 1_000_000;

type Header = PngHeader & { paletteColours: number };
const numbers = (chunk: Buffer) =>
  Array.from({ length: chunk.length >> 2 }, (_, index) => chunk.readUInt32BE(index * 4));
const areNumbers = (bytes: number) => (chunk: Buffer) =>
  chunk.length === bytes && numbers(chunk.subarray(0, bytes & ~3)).every((value) => value <= plausible);
const has = (bytes: number) => (chunk: Buffer) => chunk.length === bytes;
const always = () => true;

/** The chunks that a picture and its frames are drawn from, each as long as it has to be. */
const kept: Readonly<Record<string, (chunk: Buffer, header: Header) => boolean>> = {
  IHDR: has(13),
  PLTE: (chunk, { colourType }) => colourType === indexed && chunk.length <= 768,
  tRNS: ({ length }, { colourType, paletteColours }) =>
    length <= (colourType === indexed ? paletteColours : colourType === 2 ? 6 : 2),
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
 * after, nothing after the pixels' own end, no colour that no pixel has, and nothing after the picture's end. Frames that would be
 * shown turned say so in an EXIF of our own. Null where its chunks cannot be followed.
 */
export async function cleanPng(file: Buffer, orientation: number): Promise<Buffer | null> {
  const chunks = listChunks(file);
  const head = chunks?.[0]?.data;
  if (!chunks || !head || head.length < 13) return null;
  const header = {
    bits: head.readUInt8(8),
    colourType: head.readUInt8(9),
    isInterlaced: head.readUInt8(12) === 1,
    paletteColours: (chunks.find(({ type }) => type === "PLTE")?.data.length ?? 0) / 3,
  };
  const plain = new Map<Chunk, Uint8Array>();
  const used = new Set<number>();
  for (const frame of listFrames(chunks)) {
    const found = await plainPixels(frame, header);
    if (!found) return null;
    const { pixels, colours } = found;
    for (const [one, data] of pixels) plain.set(one, data);
    for (const colour of colours) used.add(colour);
  }
  const drawn = new Set(listDrawn(chunks));
  const pieces: Uint8Array[] = [file.subarray(0, signatureBytes)];
  for (const one of chunks) {
    const { type, data, whole } = one;
    if (!Object.hasOwn(kept, type) || !kept[type]?.(data, header) || !drawn.has(one)) continue;
    const colourBytes = header.colourType === indexed ? { PLTE: 3, tRNS: 1 }[type] : undefined;
    const pixels = colourBytes ? withoutUnused(data, colourBytes, used) : plain.get(one);
    if (!pixels || (pixels.length === data.length && data.equals(pixels))) pieces.push(whole);
    else if (pixels.length > 0) pieces.push(chunk(type, pixels));
    if (type === "IHDR" && orientation > 1) pieces.push(chunk("eXIf", turningExif(orientation)));
  }
  return Buffer.concat(pieces);
}

/** Whether a PNG is a film of several frames. */
export function isAnimatedPng(file: Buffer): boolean {
  return listChunks(file)?.some(({ type }) => type === "acTL") ?? false;
}

const ofFrames = new Set(["IDAT", "fdAT", "fcTL"]);

/** The chunks in a place where they mean something: what is said of all pixels once and before them, frames in a film, and their sides before their pixels. */
function listDrawn(chunks: readonly Chunk[]): Chunk[] {
  const firstPixels = chunks.findIndex(({ type }) => type === "IDAT");
  const said = new Set<string>();
  const isFilm = chunks.slice(0, Math.max(0, firstPixels)).some(({ type }) => type === "acTL");
  const ofFilm = chunks.filter(({ type }) => ofFrames.has(type));
  const sides = new Set(
    ofFilm.filter(({ type }, index) => type === "fcTL" && (ofFilm[index + 1]?.type ?? "fcTL") !== "fcTL"),
  );
  return chunks.filter((one, index) => {
    const { type } = one;
    if (type === "IDAT" || type === "IEND") return true;
    if (type === "fdAT" || type === "fcTL") return isFilm && (type === "fdAT" || sides.has(one));
    const isFirst = index < firstPixels && !said.has(type);
    said.add(type);
    return isFirst;
  });
}

type PlainPixels = { pixels: ReadonlyMap<Chunk, Uint8Array>; colours: ReadonlySet<number> };

/**
 * What is left of the chunks of pixels of a picture, and the colours of the table that they are drawn with. Null where they cannot be
 * followed to the last row, or hold more than pixels between rows: it has to be drawn anew then.
 */
async function plainPixels(
  { sequenceBytes, pixels, ...sides }: PngFrame,
  header: PngHeader,
): Promise<PlainPixels | null> {
  const wanted = rowsBytes(sides, header);
  const packed = pixels.map(({ data }) => data.subarray(sequenceBytes));
  const isIndexed = header.colourType === indexed;
  const stream = await inflate(packed, isIndexed || header.bits < 8 ? wanted : 0);
  if (!stream || stream.bytes < wanted) return null;
  if (header.bits < 8 && hasSpareBits(stream.rows, sides, header)) return null;
  const rows = stream.bytes > wanted ? (await inflate(packed, wanted))?.rows : undefined;
  const data = rows ? deflateSync(rows) : Buffer.concat(packed).subarray(0, stream.packedBytes);
  let at = 0;
  const plain = new Map<Chunk, Uint8Array>();
  for (const [index, one] of pixels.entries()) {
    // What was packed anew may be longer: all of it goes into the first chunk then.
    const room = rows ? (index === 0 ? data.length : 0) : one.data.length - sequenceBytes;
    plain.set(one, Buffer.concat([one.data.subarray(0, sequenceBytes), data.subarray(at, at + room)]));
    at += room;
  }
  return {
    pixels: plain,
    colours: isIndexed ? usedColours(stream.rows, sides, header) : new Set(),
  };
}

/** How long compressed pixels are by their own account, packed and not, and the first of the bytes that they hold. */
async function inflate(packed: readonly Buffer[], keptBytes: number) {
  const stream = createInflate();
  for (const data of packed) stream.write(data);
  stream.end();
  const rows: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      if (bytes < keptBytes) rows.push(piece.subarray(0, keptBytes - bytes));
      bytes += piece.length;
    }
  } catch {
    return null;
  }
  return { bytes, packedBytes: stream.bytesWritten, rows: Buffer.concat(rows) };
}
