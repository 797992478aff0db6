import type { HistoryItem, HistoryResult } from "#lib/domain/history/history.ts";

/** Pixels between pictures. */
export const gap = 4;
const lowest = 200;
const highest = 256;
/** Of a row that its clips do not fill, where no full one stands before it. */
const usual = 228;
const headingPx = 40;
const betweenDays = 4;

export type PlacedTile = { result: HistoryResult; item: HistoryItem; left: number; width: number };
export type WallLine = { top: number; height: number; tiles: readonly PlacedTile[] };
export type WallDay = {
  key: string;
  /** When its newest run was made. */
  at: string;
  count: number;
  top: number;
  height: number;
  /** Their tops are those of the day. */
  lines: readonly WallLine[];
};
export type Wall = { days: readonly WallDay[]; height: number };

/** The shape of a result, as it is measured or was asked for; what is far wider or taller than any film is cut. */
export function shapeOf(result: HistoryResult, item: HistoryItem): number {
  return Math.min(3, Math.max(0.4, result.video?.ratio ?? item.ratio));
}

/** Every result in rows that fill the width, in its own shape and in order, under the day on which its run was made. */
export function layOutWall(
  items: readonly HistoryItem[],
  width: number,
  dayOf: (at: string) => string,
): Wall {
  const days: WallDay[] = [];
  let top = 0;
  for (const [key, ofDay] of Map.groupBy(items, ({ createdAt }) => dayOf(createdAt))) {
    const lines: WallLine[] = [];
    let within = headingPx;
    let height: number | undefined;
    const all = ofDay.flatMap((item) => item.results.map((result) => ({ result, item })));
    const shapes = all.map(({ result, item }) => shapeOf(result, item));
    for (let from = 0; from < all.length;) {
      const to = endOfRow(shapes, from, width);
      const row = shapes.slice(from, to);
      const sum = row.reduce((one, other) => one + other, 0);
      const full = (width - gap * (row.length - 1)) / sum;
      // The last row of a day stays as high as the one before it, and open at its end.
      const isOpen = to === all.length && full > highest;
      height = isOpen ? Math.min(full, height ?? usual) : full;
      let left = 0;
      const tiles: PlacedTile[] = [];
      for (const [place, shape] of row.entries()) {
        const tileWidth = shape * height;
        const one = all[from + place];
        if (one) tiles.push({ ...one, left, width: tileWidth });
        left += tileWidth + gap;
      }
      lines.push({ top: within, height, tiles });
      within += height + gap;
      from = to;
    }
    days.push({ key, at: ofDay[0]?.createdAt ?? "", count: all.length, top, height: within, lines });
    top += within + betweenDays;
  }
  return { days, height: top };
}

/** Where the row that begins at `from` ends: where its height comes nearest to what a row may have. */
function endOfRow(shapes: readonly number[], from: number, width: number): number {
  let sum = 0;
  let before = Infinity;
  for (let end = from; end < shapes.length; end += 1) {
    sum += shapes[end] ?? 1;
    const height = (width - gap * (end - from)) / sum;
    if (height > highest) {
      before = height;
      continue;
    }
    // One clip more makes the row too low by more than it is too high without it.
    const isTooLow = height < lowest && lowest / height > before / highest;
    return isTooLow && end > from ? end : end + 1;
  }
  return shapes.length;
}
