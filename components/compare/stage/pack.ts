/** What is to be placed: its shape, and with whom it belongs. */
export type Shape = { ratio: number; group: string };

/** In pixels, from the upper left corner of the stage. */
export type Rect = { x: number; y: number; width: number; height: number };

/** `footPx` stays free under each picture. */
export type Space = {
  widthPx: number;
  heightPx: number;
  gapPx: number;
  footPx: number;
  /** No picture is alone in its line, unless it is the only one. */
  leavesNoneAlone?: boolean;
};

/**
 * Packs pictures edge to edge, all with the same area and that as large as the space allows, so that no shape wins by its size.
 * They keep their order, in rows; in columns only where that is clearly larger. What is left over lies around them.
 */
export function pack(shapes: readonly Shape[], space: Space): Rect[] {
  if (shapes.length === 0) return [];
  const ways = splits(shapes).filter((lines) => !space.leavesNoneAlone || !leavesOneAlone(lines));
  const rows = bestLines(ways, (group) => boundOfRows(group, space));
  const columns = bestLines(ways, (group) => boundOfColumns(group, space));
  return columns.side > rows.side * clearly
    ? layColumns(columns.lines, Math.max(0, columns.side), space)
    : layRows(rows.lines, Math.max(0, rows.side), space);
}

/** A way into columns must make the pictures this much wider: rows are read more easily. */
const clearly = 1.05;
/** Up to here every way is tried; more than these stand in lines of one length. */
const tryingMax = 12;
/** Ways that differ by less are equally good. */
const tolerance = 1e-6;

type Found = { lines: Shape[][]; side: number };

/** `bound` says how large the side of a square with the common area may be. */
function bestLines(ways: readonly Shape[][][], bound: (lines: Shape[][]) => number): Found {
  let best: (Found & { torn: number; uneven: number }) | null = null;
  for (const lines of ways) {
    const side = bound(lines);
    const torn = lines.filter(
      (line, index) => index > 0 && line[0]!.group === lines[index - 1]!.at(-1)!.group,
    ); // no line is empty
    const way = {
      lines,
      side,
      torn: torn.length,
      uneven: lines.reduce((sum, { length }) => sum + length ** 2, 0),
    };
    if (!best || isBetter(way, best)) best = way;
  }
  return best!; // there is always one way at least
}

function isBetter(way: Found & { torn: number; uneven: number }, than: typeof way): boolean {
  if (Math.abs(way.side - than.side) > tolerance * than.side) return way.side > than.side;
  if (way.uneven !== than.uneven) return way.uneven < than.uneven;
  if (way.torn !== than.torn) return way.torn < than.torn;
  const at = way.lines.findIndex((line, index) => line.length !== than.lines[index]?.length);
  return at >= 0 && way.lines[at]!.length > (than.lines[at]?.length ?? 0); // a way at hand
}

const leavesOneAlone = (lines: readonly Shape[][]) =>
  lines.length > 1 && lines.some(({ length }) => length === 1);

/** Every way to cut a list into lines. */
function splits(shapes: readonly Shape[]): Shape[][][] {
  if (shapes.length > tryingMax)
    return shapes.map((_, index) => cut(shapes, (place) => place % (index + 1) === 0));
  return Array.from({ length: 2 ** (shapes.length - 1) }, (_, cuts) =>
    cut(shapes, (place) => (cuts & (2 ** (place - 1))) !== 0),
  );
}

function cut(shapes: readonly Shape[], beginsAt: (place: number) => boolean): Shape[][] {
  const lines: Shape[][] = [];
  for (const [place, shape] of shapes.entries()) {
    if (place === 0 || beginsAt(place)) lines.push([shape]);
    else lines.at(-1)!.push(shape); // the first shape has begun one
  }
  return lines;
}

const widthOf = ({ ratio }: Shape) => Math.sqrt(ratio);
const heightOf = ({ ratio }: Shape) => 1 / Math.sqrt(ratio);
const sum = (shapes: readonly Shape[], of: (shape: Shape) => number) =>
  shapes.reduce((all, shape) => all + of(shape), 0);
const most = (shapes: readonly Shape[], of: (shape: Shape) => number) => Math.max(...shapes.map(of));

function boundOfRows(rows: Shape[][], { widthPx, heightPx, gapPx, footPx }: Space): number {
  const wide = rows.map((row) => (widthPx - (row.length - 1) * gapPx) / sum(row, widthOf));
  const free = heightPx - (rows.length - 1) * gapPx - rows.length * footPx;
  return Math.min(...wide, free / rows.reduce((all, row) => all + most(row, heightOf), 0));
}

function boundOfColumns(columns: Shape[][], { widthPx, heightPx, gapPx, footPx }: Space): number {
  const high = columns.map(
    (column) => (heightPx - (column.length - 1) * gapPx - column.length * footPx) / sum(column, heightOf),
  );
  const free = widthPx - (columns.length - 1) * gapPx;
  return Math.min(...high, free / columns.reduce((all, column) => all + most(column, widthOf), 0));
}

function layRows(rows: Shape[][], side: number, { widthPx, heightPx, gapPx, footPx }: Space): Rect[] {
  const heights = rows.map((row) => side * most(row, heightOf) + footPx);
  let y = (heightPx - sumOf(heights) - (rows.length - 1) * gapPx) / 2;
  return rows.flatMap((row, index) => {
    const rowHeight = heights[index]!; // one per row
    let x = (widthPx - side * sum(row, widthOf) - (row.length - 1) * gapPx) / 2;
    const top = y;
    y += rowHeight + gapPx;
    return row.map((shape) => {
      const width = side * widthOf(shape);
      const height = side * heightOf(shape);
      const rect = { x, y: top + (rowHeight - footPx - height) / 2, width, height };
      x += width + gapPx;
      return rect;
    });
  });
}

function layColumns(columns: Shape[][], side: number, { widthPx, heightPx, gapPx, footPx }: Space): Rect[] {
  const widths = columns.map((column) => side * most(column, widthOf));
  let x = (widthPx - sumOf(widths) - (columns.length - 1) * gapPx) / 2;
  return columns.flatMap((column, index) => {
    const columnWidth = widths[index]!; // one per column
    const used = side * sum(column, heightOf) + column.length * footPx + (column.length - 1) * gapPx;
    let y = (heightPx - used) / 2;
    const left = x;
    x += columnWidth + gapPx;
    return column.map((shape) => {
      const width = side * widthOf(shape);
      const height = side * heightOf(shape);
      const rect = { x: left + (columnWidth - width) / 2, y, width, height };
      y += height + footPx + gapPx;
      return rect;
    });
  });
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
