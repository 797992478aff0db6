import type { Rect } from "./arrange.ts";

/** The columns of the articles, in the pictures' own pixels. */
export type CardColumns = { startPx: number; widthsPx: readonly number[] };

/**
 * The columns in which every article stands below its own picture, or null where there are none: a row that is centred under a
 * longer one, or pictures too narrow for what an article says.
 */
export function cardColumns(rects: readonly Rect[], leastPx: number): CardColumns | null {
  const top = rects[0]?.y;
  const row = rects.filter(({ y }) => y === top);
  const isAligned = rects.every(({ x, width }, index) => {
    const above = row[index % row.length]!;
    return width >= leastPx && Math.abs(x - above.x) < 1 && Math.abs(width - above.width) < 1;
  });
  if (row.length === 0 || !isAligned) return null;
  return { startPx: row[0]!.x, widthsPx: row.map(({ width }) => width) };
}
