import { pack, type Rect } from "./pack.ts";
import {
  type Cell,
  fit,
  gapPx,
  type Placed,
  type Placement,
  ratioOf,
  shapeOf,
  type StageSpace,
} from "./placement.ts";

/**
 * An upright stage: one large picture, which changes places with the first, and the others in even rows under it. What those leave
 * free makes it taller.
 */
export function lead(cells: readonly Cell[], large: Cell, space: StageSpace): Placement {
  const { widthPx, heightPx, footPx } = space;
  const others = cells.map((cell) => (cell === large ? cells[0]! : cell)).slice(1); // there are three at least
  const least = fit(ratioOf(large), widthPx, heightPx * 0.56 - footPx).height + footPx + gapPx;
  const below = { widthPx, heightPx: heightPx - least, gapPx, footPx: 0, leavesNoneAlone: true };
  const even = pack(others.map(shapeOf), below);
  const rects = taller(even, trio(others, space), heightPx - least);
  const first = Math.min(...rects.map(({ y }) => y));
  const belowPx = Math.max(...rects.map(({ y, height }) => y + height)) - first;
  const size = fit(ratioOf(large), widthPx, heightPx - footPx - gapPx - belowPx);
  const top = size.height + footPx + gapPx;
  const used = top + belowPx;
  const lift = Math.max(0, (heightPx - used) / 2);
  return {
    kind: "lead",
    cells: new Map<string, Placed>([
      [large.id, { rect: { x: (widthPx - size.width) / 2, y: lift, ...size }, size: "large" }],
      ...others.map(({ id }, index): [string, Placed] => {
        const rect = rects[index]!; // one for each
        return [id, { rect: { ...rect, y: lift + top + rect.y - first }, size: "normal" }];
      }),
    ]),
    own: null,
  };
}

/** Three as one beside two, edge to edge: in a row of their own they would leave a third of an upright stage empty. */
function trio(cells: readonly Cell[], { widthPx }: StageSpace): Rect[] | null {
  const [first, second, third, ...more] = cells;
  if (!first || !second || !third || more.length > 0) return null;
  const [one, two, three] = [ratioOf(first), ratioOf(second), ratioOf(third)];
  const stack = 1 / (1 / two + 1 / three); // the ratio of both together, but for their gap
  const height = (widthPx - gapPx + gapPx * stack) / (one + stack);
  const side = (height - gapPx) * stack;
  const x = widthPx - side;
  return [
    { x: 0, y: 0, width: height * one, height },
    { x, y: 0, width: side, height: side / two },
    { x, y: side / two + gapPx, width: side, height: side / three },
  ];
}

/** The second way where there is one, and it fits and leaves less empty. */
function taller(rects: readonly Rect[], others: readonly Rect[] | null, mostPx: number): readonly Rect[] {
  const heightOf = (some: readonly Rect[]) =>
    Math.max(...some.map(({ y, height }) => y + height)) - Math.min(...some.map(({ y }) => y));
  return others && heightOf(others) <= mostPx && heightOf(others) > heightOf(rects) ? others : rects;
}
