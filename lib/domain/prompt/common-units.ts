/** A stretch of units that both lists have, or that only one of them has. */
export type Stretch<Unit> = { in: "both" | "before" | "after"; units: Unit[] };

/** So many comparisons are made at most: more than enough for prompts of thousands of words that have little in common. */
const comparisonsMax = 4_000_000;

/**
 * What two lists have in common, in order, with as much in common as can be. The units of "both" and "before" together are the one list,
 * of "both" and "after" the other. What is too long to be compared counts as changed as a whole.
 */
export function commonUnits<Unit>(
  before: readonly Unit[],
  after: readonly Unit[],
  keyOf: (unit: Unit) => string,
): Stretch<Unit>[] {
  const was = before.map(keyOf);
  const is = after.map(keyOf);
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  let end = 0;
  const left = Math.min(was.length, is.length) - start;
  while (end < left && was[was.length - 1 - end] === is[is.length - 1 - end]) end += 1;
  const stretches: Stretch<Unit>[] = [];
  const put = (where: Stretch<Unit>["in"], units: readonly Unit[]) => {
    const last = stretches.at(-1);
    if (units.length === 0) return;
    if (last?.in === where) last.units.push(...units);
    else stretches.push({ in: where, units: [...units] });
  };
  put("both", after.slice(0, start));
  const [rows, columns] = [was.length - start - end, is.length - start - end];
  if (rows * columns > comparisonsMax) {
    put("before", before.slice(start, start + rows));
    put("after", after.slice(start, start + columns));
  } else {
    const lengths = commonLengths(was.slice(start, start + rows), is.slice(start, start + columns));
    const at = (row: number, column: number) => lengths[row * (columns + 1) + column]!; // within the table
    let [row, column] = [0, 0];
    while (row < rows || column < columns) {
      const [one, other] = [before[start + row], after[start + column]];
      const isBoth = row < rows && column < columns && was[start + row] === is[start + column];
      if (isBoth && other !== undefined) {
        put("both", [other]);
        row += 1;
        column += 1;
      } else if (
        one !== undefined &&
        row < rows &&
        (column === columns || at(row + 1, column) >= at(row, column + 1))
      ) {
        put("before", [one]);
        row += 1;
      } else if (other !== undefined) {
        put("after", [other]);
        column += 1;
      }
    }
  }
  put("both", after.slice(after.length - end));
  return stretches;
}

/** For every pair of places how much the rests behind them have in common at most. */
function commonLengths(was: readonly string[], is: readonly string[]): Uint32Array {
  const width = is.length + 1;
  const lengths = new Uint32Array((was.length + 1) * width);
  for (let row = was.length - 1; row >= 0; row -= 1)
    for (let column = is.length - 1; column >= 0; column -= 1) {
      const place = row * width + column;
      lengths[place] =
        was[row] === is[column]
          ? lengths[place + width + 1]! + 1 // all within the table
          : Math.max(lengths[place + width]!, lengths[place + 1]!);
    }
  return lengths;
}
