/** The same pair, whichever stands first. */
export function pairKey(one: string, other: string): string {
  return [one, other].toSorted().join(" ");
}

/**
 * Two different ids that were not compared yet, in an order of which both are as likely, given that `randomBelow(n)` gives every whole
 * number from 0 to n − 1 alike. Null where every pair was compared.
 */
export function pickPair<Id extends string>(
  ids: readonly Id[],
  compared: ReadonlySet<string>,
  randomBelow: (limit: number) => number,
): [Id, Id] | null {
  const open = ids.flatMap((one, place) =>
    ids
      .slice(place + 1)
      .flatMap((other): [Id, Id][] => (compared.has(pairKey(one, other)) ? [] : [[one, other]])),
  );
  if (open.length === 0) return null;
  const [one, other] = open[randomBelow(open.length)]!; // it lies inside
  return randomBelow(2) === 0 ? [one, other] : [other, one];
}
