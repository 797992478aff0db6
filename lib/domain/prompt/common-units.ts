import { diffArrays } from "diff";

/** A stretch of units that both lists have, or that only one of them has. */
export type Stretch<Unit> = { in: "both" | "before" | "after"; units: readonly Unit[] };

/** So many units may go and come. The time to find them grows with their square, and not with the length of the lists. */
const maxChanges = 1000;

/**
 * What two lists have in common, in order, with as much in common as can be. The units of "both" and "before" together are the one list,
 * of "both" and "after" the other. Where too many changed, all between the common beginning and the common end counts as changed.
 */
export function commonUnits<Unit>(
  before: readonly Unit[],
  after: readonly Unit[],
  keyOf: (unit: Unit) => string,
): Stretch<Unit>[] {
  const comparator = (one: Unit, other: Unit) => keyOf(one) === keyOf(other);
  const changes = diffArrays([...before], [...after], { comparator, maxEditLength: maxChanges });
  if (changes)
    return changes.map(({ value, added, removed }) => ({
      in: removed ? "before" : added ? "after" : "both",
      units: value,
    }));
  const [was, is] = [before.map(keyOf), after.map(keyOf)];
  let start = 0;
  while (start < was.length && was[start] === is[start]) start += 1;
  let end = 0;
  const left = Math.min(was.length, is.length) - start;
  while (end < left && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  const stretches: Stretch<Unit>[] = [
    { in: "both", units: after.slice(0, start) },
    { in: "before", units: before.slice(start, before.length - end) },
    { in: "after", units: after.slice(start, after.length - end) },
    { in: "both", units: after.slice(after.length - end) },
  ];
  return stretches.filter(({ units }) => units.length > 0);
}
