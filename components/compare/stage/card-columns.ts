import type { Rect } from "./arrange.ts";

/** The columns of the articles, in the pictures' own pixels. */
export type CardColumns = { startPx: number; widthsPx: readonly number[] };

/** How wide an article is at least: beside others, and where it stands alone and nothing is lost by more. In pixels. */
export type CardWidths = { leastPx: number; alonePx: number };

/**
 * The columns in which every article stands below its own picture, or null where there are none: a row that is centred under a
 * longer one, or pictures too narrow for what an article says. `roomPx` is the width of the room.
 */
export function cardColumns(
  rects: readonly Rect[],
  { leastPx, alonePx }: CardWidths,
  roomPx: number,
): CardColumns | null {
  const [first] = rects;
  if (first && rects.length === 1) {
    const widthPx = Math.max(first.width, Math.min(alonePx, roomPx));
    return { startPx: (roomPx - widthPx) / 2, widthsPx: [widthPx] };
  }
  const top = first?.y;
  const row = rects.filter(({ y }) => y === top);
  const isAligned = rects.every(({ x, width }, index) => {
    const above = row[index % row.length]!;
    return width >= leastPx && Math.abs(x - above.x) < 1 && Math.abs(width - above.width) < 1;
  });
  if (row.length === 0 || !isAligned) return null;
  return { startPx: row[0]!.x, widthsPx: row.map(({ width }) => width) };
}
