/** What one width of the room allows: how many pictures stand side by side, and how wide they are together by height. */
type Room = { most: number; widest: number };

/** The widest row decides how tall every picture may be: `sum` of its ratios, and the `gaps` in it. */
export type Rows = { sum: number; gaps: number };

/**
 * Puts pictures of the given ratios (width by height) into rows in their order, as evenly as `most` allows. All are
 * equally tall, so that none looks better for being larger.
 */
export function fillRows(ratios: readonly number[], { most, widest }: Room): Rows {
  const perRow = Math.ceil(ratios.length / Math.ceil(ratios.length / most));
  const rows: number[][] = [[]];
  for (const ratio of ratios) {
    const row = rows.at(-1)!;
    const isFull = row.length === perRow || total(row) + ratio > widest;
    if (row.length > 0 && isFull) rows.push([ratio]);
    else row.push(ratio);
  }
  const longest = rows.reduce((best, row) => (total(row) > total(best) ? row : best));
  return { sum: total(longest), gaps: Math.max(...rows.map((row) => row.length)) - 1 };
}

const total = (row: readonly number[]) => row.reduce((sum, ratio) => sum + ratio, 0);
