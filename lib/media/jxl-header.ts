import type { Measured } from "#lib/domain/media/asset.ts";
import { type ByteSource, viewOf } from "./bytes.ts";
import { listBoxes } from "./iso-boxes.ts";

/** What a JPEG XL says of its picture, as shown. */
export type JxlHeader = {
  widthPx: number;
  heightPx: number;
  facts: Pick<Measured, "bitDepth" | "hasAlpha">;
};

/** How wide a picture is to its height, by the numbers that stand for the usual shapes. */
const shapes = [
  [1, 1],
  [12, 10],
  [4, 3],
  [3, 2],
  [16, 9],
  [5, 4],
  [2, 1],
] as const;

/** Reads the first bits of a JPEG XL, be it in boxes. Null where there is none. Throws a `RangeError` where it is cut. */
export async function readJxl(source: ByteSource): Promise<JxlHeader | null> {
  const start = await findCodestream(source);
  if (start === null) return null;
  const bits = bitReader(await source.read(start + 2, 64));
  const isSmall = bits.flag();
  const side = () => (isSmall ? (bits.number(5) + 1) * 8 : bits.choice([9, 13, 18, 30]) + 1);
  const height = side();
  const shape = bits.number(3);
  const [over, under] = shapes[shape - 1] ?? [0, 1];
  const width = shape === 0 ? side() : Math.floor((height * over) / under);
  const { isSideways, facts } = readMetadata(bits);
  return isSideways
    ? { widthPx: height, heightPx: width, facts }
    : { widthPx: width, heightPx: height, facts };
}

async function findCodestream(source: ByteSource): Promise<number | null> {
  const head = await source.read(0, 2);
  if (head[0] === 0xff && head[1] === 0x0a) return 0;
  for await (const { type, start } of listBoxes(source, 0, source.sizeBytes)) {
    if (type === "jxlc") return start;
    if (type === "jxlp") return start + 4;
  }
  return null;
}

/** How it lies, how many bits its colours have and whether it is transparent, as far as the beginning of its description tells. */
function readMetadata(bits: Bits): { isSideways: boolean; facts: JxlHeader["facts"] } {
  if (bits.flag()) return { isSideways: false, facts: {} };
  let orientation = 1;
  if (bits.flag()) {
    orientation = bits.number(3) + 1;
    // A size of its own, a preview and an animation: what follows is not worth the reading.
    if (bits.flag() || bits.flag() || bits.flag()) return { isSideways: orientation > 4, facts: {} };
  }
  const depth = readDepth(bits);
  bits.flag(); // whether 16 bits are enough to decode it
  const extras = [0, 1].includes(bits.peek(2)) ? bits.number(2) : 1;
  // The first further channel is transparency where it says nothing of itself, or so.
  const hasAlpha = extras > 0 && (bits.flag() || bits.number(2) === 0);
  return {
    isSideways: orientation > 4,
    facts: { ...(depth > 8 && { bitDepth: depth }), ...(hasAlpha && { hasAlpha: true as const }) },
  };
}

function readDepth(bits: Bits): number {
  if (bits.flag()) {
    const depth = bits.choice([0, 0, 0, 6], [32, 16, 24, 1]);
    bits.number(4);
    return depth;
  }
  return bits.choice([0, 0, 0, 6], [8, 10, 12, 1]);
}

type Bits = ReturnType<typeof bitReader>;

/** Reads bits from the lowest one of the first byte on. */
function bitReader(bytes: Uint8Array) {
  const view = viewOf(bytes);
  let at = 0;
  const number = (count: number) => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) value += ((view.getUint8(at >> 3) >> (at & 7)) & 1) * 2 ** i;
    return value;
  };
  return {
    number,
    flag: () => number(1) === 1,
    peek: (count: number) => {
      const before = at;
      const value = number(count);
      at = before;
      return value;
    },
    /** A number of as many bits as the two before it choose, and what is added to it then. */
    choice: (counts: readonly [number, number, number, number], added = [0, 0, 0, 0]) => {
      const chosen = number(2);
      return number(counts[chosen] ?? 0) + (added[chosen] ?? 0);
    },
  };
}
