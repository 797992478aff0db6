/**
 * Where pins lie that are to stand at these places, in rising order: as near to them as they can without any hiding another, and within
 * the width. Where so many have no room, they share it evenly.
 */
export function spreadPins(placesPx: readonly number[], widthPx: number, apartPx: number): number[] {
  const apart = Math.min(apartPx, widthPx / Math.max(1, placesPx.length));
  const first = apart / 2;
  const last = Math.max(first, widthPx - apart / 2 - (placesPx.length - 1) * apart);
  // Without the room that each takes, they only have to be in order: those that are not share their mean.
  const groups: { sum: number; count: number }[] = [];
  for (const [index, place] of placesPx.entries()) {
    let group = { sum: place - index * apart, count: 1 };
    for (let before = groups.at(-1); before && mean(before) > mean(group); before = groups.at(-1)) {
      group = { sum: before.sum + group.sum, count: before.count + group.count };
      groups.pop();
    }
    groups.push(group);
  }
  return groups
    .flatMap((group) => Array.from({ length: group.count }, () => mean(group)))
    .map((place, index) => Math.min(last, Math.max(first, place)) + index * apart);
}

function mean({ sum, count }: { sum: number; count: number }): number {
  return sum / count;
}
