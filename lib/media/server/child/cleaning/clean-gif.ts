import { withoutUnused } from "./colour-table.ts";

const headBytes = 13;
const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const control = 0xf9;
const application = 0xff;
/** The two names under which programs write how often an animation repeats. */
const loops = /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/;

/**
 * A GIF of nothing but its frames, their times and loops, bit for bit: no comment, text or other application's data, no colour
 * that no pixel has, nothing after a frame's own end, and nothing after the file's. One without its end mark gets one. Null where its
 * blocks cannot be followed.
 */
export function cleanGif(file: Buffer): Buffer | null {
  let at = headBytes + tableBytes(file[10] ?? 0);
  const pieces: Uint8Array[] = [];
  const sharedTable = file.subarray(headBytes, at);
  // The background's colour is one of them.
  const usedOfShared = new Set([file[11] ?? 0]);
  let frames = 0;
  /** What the next frame is shown by, and how often all are: neither is said twice. */
  let shownBy: Buffer[] = [];
  let loopsFrom: Buffer[] = [];
  while (at < file.length && file[at] !== trailer) {
    if (file[at] === extension) {
      const { blocks, next } = readBlocks(file, at + 2);
      const label = file[at + 1] ?? 0;
      const plain = plainExtension(label, blocks);
      if (label === control && plain.length > 0) shownBy = plain;
      else if (plain.length > 0 && loopsFrom.length === 0) pieces.push(...(loopsFrom = plain));
      at = next;
    } else if (file[at] === image && at + 11 < file.length) {
      const dataAt = at + 10 + tableBytes(file[at + 9] ?? 0);
      const { blocks, next } = readBlocks(file, dataAt + 1);
      const pixels = file.readUInt16LE(at + 5) * file.readUInt16LE(at + 7);
      const { data, used } = followCodes(Buffer.concat(blocks), file[dataAt] ?? 0, pixels);
      const table = file.subarray(at + 10, dataAt);
      if (table.length === 0) for (const colour of used) usedOfShared.add(colour);
      pieces.push(...shownBy, file.subarray(at, at + 10), withoutUnused(table, 3, used));
      pieces.push(file.subarray(dataAt, dataAt + 1), ...inBlocks(data, blocks));
      shownBy = [];
      at = next;
      frames += 1;
    } else if (frames > 0) break;
    else return null;
  }
  if (frames === 0) return null;
  return Buffer.concat([
    file.subarray(0, headBytes),
    withoutUnused(sharedTable, 3, usedOfShared),
    ...pieces,
    Buffer.from([trailer]),
  ]);
}

/** The size of a table of colours, by the byte that says whether there is one. */
function tableBytes(packed: number): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;
}

/** The blocks that begin at `from`, up to the empty one that ends them or the end of the file. */
function readBlocks(file: Buffer, from: number): { blocks: Buffer[]; next: number } {
  const blocks: Buffer[] = [];
  let at = from;
  while (at < file.length && file[at] !== 0) {
    const next = at + 1 + (file[at] ?? 0);
    blocks.push(file.subarray(at + 1, next));
    at = next;
  }
  return { blocks, next: at + 1 };
}

function plainExtension(label: number, blocks: readonly Buffer[]): Buffer[] {
  const [first, second] = blocks;
  const head = Buffer.from([extension, label]);
  const close = Buffer.from([0]);
  if (label === control && first?.length === 4) return [head, block(first), close];
  const isLoops = label === application && first && loops.test(first.toString("latin1"));
  if (isLoops && second?.length === 3 && second[0] === 1) return [head, block(first), block(second), close];
  return [];
}

function block(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

/** Data in the blocks that it came in, as far as it goes. */
function inBlocks(data: Buffer, blocks: readonly Buffer[]): Buffer[] {
  const plain: Buffer[] = [];
  let at = 0;
  for (const { length } of blocks) {
    if (at >= data.length) break;
    plain.push(block(data.subarray(at, at + length)));
    at += length;
  }
  return [...plain, Buffer.from([0])];
}

const widest = 12;

/** A frame's data up to its last pixel, the code that ends it, or one that is none, and its colours. Whole where none of them comes. */
function followCodes(
  data: Buffer,
  minimum: number,
  pixels: number,
): { data: Buffer; used: ReadonlySet<number> } {
  const clear = 1 << minimum;
  const used = new Set<number>();
  /** How many pixels each code stands for. */
  const lengths = new Uint32Array(1 << widest).fill(1, 0, clear);
  let width = minimum + 1;
  let next = clear + 2;
  let before = -1;
  let drawn = 0;
  for (let bit = 0; bit + width <= data.length * 8;) {
    const code = readBits(data, bit, width);
    const isNone = code > clear + 1 && (before < 0 || code > next);
    if (code === clear + 1 || isNone || drawn >= pixels)
      return { data: ended(data, bit, width, clear + 1), used };
    bit += width;
    if (code === clear) {
      width = minimum + 1;
      next = clear + 2;
      before = -1;
      continue;
    }
    // The first code after a clear one makes no entry: there is nothing before it.
    if (before >= 0 && next < 1 << widest) {
      lengths[next] = (lengths[before] ?? 0) + 1;
      next += 1;
    }
    if (code < clear) used.add(code);
    drawn += lengths[code] ?? 0;
    before = code;
    if (next === 1 << width && width < widest) width += 1;
  }
  return { data, used };
}

/** Data up to a bit, and a code that ends it there. */
function ended(data: Buffer, bit: number, width: number, code: number): Buffer {
  const plain = Buffer.from(data.subarray(0, Math.ceil((bit + width) / 8)));
  for (let at = bit; at < plain.length * 8; at++) {
    const value = at < bit + width ? (code >> (at - bit)) & 1 : 0;
    plain[at >> 3] = ((plain[at >> 3] ?? 0) & ~(1 << (at & 7))) | (value << (at & 7));
  }
  return plain;
}

function readBits(data: Buffer, bit: number, width: number): number {
  const at = bit >> 3;
  const bits = (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16);
  return (bits >> (bit & 7)) & ((1 << width) - 1);
}
