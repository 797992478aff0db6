/** What is to be placed: its shape, and with whom it belongs. */
type Placed = { ratio: number; group: string };

/** The room that there is, in pixels. A cell is a picture with its caption under it. */
export type Room = {
  widthPx: number;
  heightPx: number;
  gapPx: number;
  captionPx: number;
  /** A cell is never narrower: its caption must fit. */
  minWidthPx: number;
  /** A picture is never lower: rather the room grows. */
  minHeightPx: number;
};

/** Of a cell's picture, in pixels from the room's upper left corner; its caption lies under it. */
export type Rect = { x: number; y: number; width: number; height: number };

export type Arrangement = { rects: readonly Rect[]; heightPx: number };

/**
 * Puts pictures into rows in their order, as tall as the room allows while all are seen at once. All are equally tall, so
 * that none looks better for being larger; where several ways are equally good, groups stay together and rows are even.
 */
export function arrange(clips: readonly Placed[], room: Room): Arrangement {
  if (clips.length === 0) return { rects: [], heightPx: 0 };
  const { gapPx, captionPx, widthPx } = room;
  const height = tallest(clips, room);
  const widths = clips.map(({ ratio }) => cellWidth(ratio, height, room));
  const rows = splitRows(widths, clips, room);
  const usedPx = rows.length * (height + captionPx) + (rows.length - 1) * gapPx;
  const heightPx = Math.max(usedPx, room.heightPx);
  let y = (heightPx - usedPx) / 2;
  let index = 0;
  const rects: Rect[] = [];
  for (const row of rows) {
    const wide = widths.slice(index, index + row);
    let x = (widthPx - rowWidth(wide, gapPx)) / 2;
    for (const width of wide) {
      rects.push({ x, y, width, height });
      x += width + gapPx;
    }
    y += height + captionPx + gapPx;
    index += row;
  }
  return { rects, heightPx };
}

/** The largest height at which all fit: found by halving, since what fits at one height fits at every smaller one. */
function tallest(clips: readonly Placed[], room: Room): number {
  const widest = Math.max(...clips.map(({ ratio }) => ratio));
  let most = Math.min(room.heightPx - room.captionPx, room.widthPx / widest);
  let least = Math.min(room.minHeightPx, room.widthPx / widest);
  if (most <= least) return least;
  const fits = (height: number) => {
    const rows = countRows(
      clips.map(({ ratio }) => cellWidth(ratio, height, room)),
      room,
    );
    return rows * (height + room.captionPx) + (rows - 1) * room.gapPx <= room.heightPx;
  };
  if (fits(most)) return most;
  for (let step = 0; step < 30; step += 1) {
    const middle = (least + most) / 2;
    if (fits(middle)) least = middle;
    else most = middle;
  }
  return least;
}

const cellWidth = (ratio: number, height: number, { minWidthPx, widthPx }: Room) =>
  Math.min(widthPx, Math.max(ratio * height, minWidthPx));

const rowWidth = (widths: readonly number[], gapPx: number) =>
  widths.reduce((sum, width) => sum + width, 0) + Math.max(0, widths.length - 1) * gapPx;

/** Filling each row before the next begins needs the fewest. */
function countRows(widths: readonly number[], { widthPx, gapPx }: Room): number {
  let rows = 1;
  let used = 0;
  for (const width of widths) {
    const next = used === 0 ? width : used + gapPx + width;
    if (next > widthPx + tolerance) {
      rows += 1;
      used = width;
    } else used = next;
  }
  return rows;
}

/** How many stand in each row: the fewest rows, then the fewest torn groups, then the most even. */
function splitRows(widths: readonly number[], clips: readonly Placed[], room: Room): number[] {
  const rows = countRows(widths, room);
  // best[row][end]: the cheapest way to put the first `end` into `row + 1` rows, and where its last row begins.
  const best: { cost: number; start: number }[][] = [];
  for (let row = 0; row < rows; row += 1) {
    best.push(
      Array.from({ length: widths.length + 1 }, (_, end) => {
        let found = { cost: Infinity, start: 0 };
        for (let start = row; start < end; start += 1) {
          const before = row === 0 ? (start === 0 ? 0 : Infinity) : best[row - 1]![start]!.cost;
          const used = rowWidth(widths.slice(start, end), room.gapPx);
          if (used > room.widthPx + tolerance) continue;
          const isTorn = start > 0 && clips[start]!.group === clips[start - 1]!.group;
          const cost = before + (isTorn ? torn : 0) + (used / room.widthPx) ** 2;
          if (cost < found.cost) found = { cost, start };
        }
        return found;
      }),
    );
  }
  const counts: number[] = [];
  let end = widths.length;
  for (let row = rows - 1; row >= 0; row -= 1) {
    const { start } = best[row]![end]!;
    counts.unshift(end - start);
    end = start;
  }
  return counts;
}

/** Weighs more than any unevenness: a row's share of the width is at most 1. */
const torn = 1000;
/** Halving leaves a rest. */
const tolerance = 0.01;
