import { colourAt } from "./colour-table.ts";

/** How a PNG's pixels are written, as its header says. */
export type PngHeader = { bits: number; colourType: number; isInterlaced: boolean };
type Sides = { widthPx: number; heightPx: number };

/** Colours by a table. */
export const indexed = 3;
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Where the seven passes of an interlaced picture (Adam7) begin, and how far apart their pixels are. */
// oxfmt-ignore
const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;

/** How long the rows of a picture are before they are compressed. */
export function rowsBytes(sides: Sides, header: PngHeader): number {
  return listPasses(sides, header).reduce((sum, { rowBytes, rows }) => sum + rows * (1 + rowBytes), 0);
}

function listPasses({ widthPx, heightPx }: Sides, { bits, colourType, isInterlaced }: PngHeader) {
  const pass = (width: number, rows: number) => ({
    width,
    rows,
    rowBytes: Math.ceil((width * bits * (channels[colourType] ?? 0)) / 8),
  });
  if (!isInterlaced) return [pass(widthPx, heightPx)];
  return passes
    .map(([x, y, across, down]) => pass(Math.ceil((widthPx - x) / across), Math.ceil((heightPx - y) / down)))
    .filter(({ width, rows }) => width > 0 && rows > 0);
}

/** Which colours of a table the pixels are drawn with. */
export function usedColours(rows: Buffer, sides: Sides, header: PngHeader): Set<number> {
  const isUsed = new Uint8Array(256);
  for (const { row, width } of listRows(rows, sides, header))
    for (let x = 0; x < width; x++) isUsed[colourAt(row, x, header.bits)] = 1;
  return new Set([...isUsed.keys()].filter((index) => isUsed[index] === 1));
}

/** Whether anything stands behind the last pixel of a row, where several pixels share a byte. */
export function hasSpareBits(rows: Buffer, sides: Sides, header: PngHeader): boolean {
  for (const { row, width } of listRows(rows, sides, header)) {
    const spare = row.length * 8 - width * header.bits;
    if (((row.at(-1) ?? 0) & ((1 << spare) - 1)) > 0) return true;
  }
  return false;
}

/** The rows of a picture of one channel as they were before they were filtered: written as what differs from their neighbours. */
function* listRows(rows: Buffer, sides: Sides, header: PngHeader) {
  let at = 0;
  for (const { width, rows: count, rowBytes } of listPasses(sides, header)) {
    let row = new Uint8Array(rowBytes);
    for (let index = 0; index < count; index++, at += 1 + rowBytes) {
      row = unfiltered(rows[at] ?? 0, rows.subarray(at + 1, at + 1 + rowBytes), row);
      yield { row, width };
    }
  }
}

/** A row before it was filtered, byte by byte. */
function unfiltered(filter: number, row: Uint8Array, above: Uint8Array): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(row);
  if (filter === 0) return plain;
  for (let x = 0; x < plain.length; x++) {
    const left = x > 0 ? (plain[x - 1] ?? 0) : 0;
    const up = above[x] ?? 0;
    const corner = x > 0 ? (above[x - 1] ?? 0) : 0;
    plain[x]! += [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
  }
  return plain;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
