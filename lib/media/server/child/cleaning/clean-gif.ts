const headBytes = 13;
const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const control = 0xf9;
const application = 0xff;
/** The two names under which programs write how often an animation repeats. */
const loops = /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/;

/**
 * A GIF of nothing but its frames, their times and loops, bit for bit: no comment, text or other application's data, nothing
 * after a frame's own end, and nothing after the file's. One without its end mark gets one. Null where its blocks cannot be
 * followed.
 */
export function cleanGif(file: Buffer): Buffer | null {
  let at = headBytes + tableBytes(file[10] ?? 0);
  const pieces: Uint8Array[] = [file.subarray(0, at)];
  let frames = 0;
  while (at < file.length && file[at] !== trailer) {
    if (file[at] === extension) {
      const { blocks, next } = readBlocks(file, at + 2);
      pieces.push(...plainExtension(file[at + 1] ?? 0, blocks));
      at = next;
    } else if (file[at] === image && at + 11 < file.length) {
      const dataAt = at + 10 + tableBytes(file[at + 9] ?? 0);
      const { blocks, next } = readBlocks(file, dataAt + 1);
      const minimum = file[dataAt] ?? 0;
      pieces.push(file.subarray(at, dataAt + 1), ...plainData(blocks, minimum));
      at = next;
      frames += 1;
    } else if (frames > 0) break;
    else return null;
  }
  return frames === 0 ? null : Buffer.concat([...pieces, Buffer.from([trailer])]);
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

/** A frame's data up to the code that ends it, in the blocks that it came in. */
function plainData(blocks: readonly Buffer[], minimum: number): Buffer[] {
  let left = codedBytes(Buffer.concat(blocks), minimum);
  const plain: Buffer[] = [];
  for (const bytes of blocks) {
    if (left <= 0) break;
    plain.push(block(bytes.subarray(0, left)));
    left -= bytes.length;
  }
  return [...plain, Buffer.from([0])];
}

const widest = 12;

/** How many bytes there are up to the end code; all of them when there is none. */
function codedBytes(data: Buffer, minimum: number): number {
  const clear = 1 << minimum;
  let width = minimum + 1;
  let next = clear + 2;
  let isFirst = true;
  for (let bit = 0; bit + width <= data.length * 8;) {
    const code = readBits(data, bit, width);
    bit += width;
    if (code === clear + 1) return Math.ceil(bit / 8);
    if (code === clear) {
      width = minimum + 1;
      next = clear + 2;
      isFirst = true;
    } else {
      // The first code after a clear one makes no entry: there is nothing before it.
      if (!isFirst && next < 1 << widest) next += 1;
      isFirst = false;
      if (next === 1 << width && width < widest) width += 1;
    }
  }
  return data.length;
}

function readBits(data: Buffer, bit: number, width: number): number {
  const at = bit >> 3;
  const bits = (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16);
  return (bits >> (bit & 7)) & ((1 << width) - 1);
}
