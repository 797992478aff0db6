import { type HuffmanTable, JpegBits, NoBits } from "./jpeg-bits.ts";

/** One of a picture's colours: how often it is sampled, and which coefficients of its blocks are known not to be zero. */
export type Component = {
  id: number;
  quantizationTable: number;
  across: number;
  down: number;
  blocksAcross: number;
  /** Of the picture alone, without what fills it up to whole MCUs. */
  shownAcross: number;
  shownDown: number;
  /** A bit for each of the 64 coefficients of each block. */
  isSet: Uint8Array;
};

/** A picture as its frame describes it, in MCUs: the groups of blocks in which all colours take turns. */
export type Frame = { isProgressive: boolean; mcus: number; mcusAcross: number; components: Component[] };

/** What a scan adds to a picture. */
export type Scan = {
  components: { component: Component; dc: HuffmanTable | undefined; ac: HuffmanTable | undefined }[];
  first: number;
  last: number;
  isRefinement: boolean;
  /** How many MCUs stand between two restart markers; 0 where there are none. */
  interval: number;
};

/** Which table a scan needs and the file does not define: some programs leave the usual ones out. */
export class NoTable extends Error {}

/**
 * The data of a scan without what stands behind its blocks: before its restart markers, and at its end. Throws `NoCode` or
 * `NoTable` where the blocks cannot be followed.
 */
export function plainScan(bytes: Buffer, from: number, to: number, frame: Frame, scan: Scan): Buffer[] {
  const [only] = scan.components;
  const isAlone = scan.components.length === 1 && only;
  const mcus = isAlone ? only.component.shownAcross * only.component.shownDown : frame.mcus;
  const pieces: Buffer[] = [];
  let at = from;
  for (let mcu = 0; mcu < mcus && at <= to;) {
    const count = scan.interval === 0 ? mcus : Math.min(scan.interval, mcus - mcu);
    const restart = scan.interval === 0 ? to : findRestart(bytes, at, to);
    pieces.push(bytes.subarray(at, readMcus(new JpegBits(bytes, at, restart), frame, scan, mcu, count)));
    mcu += count;
    if (mcu < mcus && restart < to) pieces.push(bytes.subarray(restart, restart + 2));
    at = restart + 2;
  }
  return pieces;
}

function findRestart(bytes: Buffer, from: number, to: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < to; at = bytes.indexOf(0xff, at + 1))
    if (((bytes[at + 1] ?? 0) & 0xf8) === 0xd0) return at;
  return to;
}

/** Where the last of so many MCUs ends, or the bits where they end before it. */
function readMcus(bits: JpegBits, frame: Frame, scan: Scan, from: number, count: number): number {
  const readBlock = blockReader(bits, frame, scan);
  const [only] = scan.components;
  try {
    for (let mcu = from; mcu < from + count; mcu++) {
      if (scan.components.length === 1 && only) {
        const { blocksAcross, shownAcross } = only.component;
        readBlock(only, Math.floor(mcu / shownAcross) * blocksAcross + (mcu % shownAcross));
        continue;
      }
      const [row, column] = [Math.floor(mcu / frame.mcusAcross), mcu % frame.mcusAcross];
      for (const one of scan.components) {
        const { across, down, blocksAcross } = one.component;
        for (let block = 0; block < across * down; block++)
          readBlock(
            one,
            (row * down + Math.floor(block / across)) * blocksAcross + column * across + (block % across),
          );
      }
    }
    return bits.end;
  } catch (error) {
    if (error instanceof NoBits) return bits.stop;
    throw error;
  }
}

type ReadBlock = (of: Scan["components"][number], block: number) => void;

function blockReader(bits: JpegBits, { isProgressive }: Frame, scan: Scan): ReadBlock {
  const { first, last, isRefinement } = scan;
  /** Blocks that have no more of these coefficients. */
  let empty = 0;

  const readRun = (run: number) => (1 << run) + (run > 0 ? bits.number(run) : 0);

  /** Coefficients one after another, up to the last that is not zero. */
  const readCoefficients = (
    table: HuffmanTable,
    isSet: Uint8Array,
    block: number,
    from: number,
    to: number,
  ) => {
    for (let k = from; k <= to; k++) {
      const symbol = bits.symbol(table);
      const [run, length] = [symbol >> 4, symbol & 15];
      k += run;
      if (length > 0) {
        bits.skip(length);
        if (isProgressive) isSet[block * 8 + (k >> 3)]! |= 1 << (k & 7);
      } else if (run < 15) {
        empty = isProgressive ? readRun(run) - 1 : 0;
        return;
      }
    }
  };

  /** One more bit of each coefficient that is not zero, and those that are no longer zero. */
  const refine = (table: HuffmanTable, isSet: Uint8Array, block: number) => {
    const has = (k: number) => ((isSet[block * 8 + (k >> 3)] ?? 0) >> (k & 7)) & 1;
    let k = first;
    for (; k <= last && empty === 0; k++) {
      const symbol = bits.symbol(table);
      let run = symbol >> 4;
      const isNew = (symbol & 15) > 0;
      if (isNew) bits.skip(1);
      else if (run < 15) {
        empty = readRun(run);
        break;
      }
      for (; k <= last; k++)
        if (has(k)) bits.skip(1);
        else if (--run < 0) break;
      if (isNew && k <= last) isSet[block * 8 + (k >> 3)]! |= 1 << (k & 7);
    }
    if (empty === 0) return;
    for (; k <= last; k++) if (has(k)) bits.skip(1);
    empty -= 1;
  };

  return ({ component: { isSet }, dc, ac }, block) => {
    bits.requireBits();
    if (first === 0) {
      if (isRefinement) bits.skip(1);
      else bits.skip(bits.symbol(needed(dc)));
    }
    if (last === 0) return;
    if (!isProgressive) readCoefficients(needed(ac), isSet, block, 1, 63);
    else if (isRefinement) refine(needed(ac), isSet, block);
    else if (empty > 0) empty -= 1;
    else readCoefficients(needed(ac), isSet, block, first, last);
  };
}

function needed(table: HuffmanTable | undefined): HuffmanTable {
  if (!table) throw new NoTable();
  return table;
}
