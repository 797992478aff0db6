import type { Layout } from "#components/compare/layout.ts";
import { pack, type Rect } from "./pack.ts";

type Cell = {
  id: string;
  widthPx: number;
  heightPx: number;
  group: string;
  /** Null: there is no picture yet, but words and buttons. */
  src: string | null;
};

export type Arrangement = {
  layout: Layout;
  pair: readonly [string, string] | null;
  chosen: string | null;
  isSolo: boolean;
  /** A screen for one picture at a time: they lie below each other, and the stage is scrolled. */
  isNarrow: boolean;
};

export type StageSpace = {
  widthPx: number;
  heightPx: number;
  /** The room under every picture that is not a small one. */
  footPx: number;
};

export type Placed = { rect: Rect; size: "normal" | "large" | "small" };

/** What is not among the cells is not shown. */
export type Placement = {
  kind: "grid" | "list" | "lead" | "solo" | "pair" | "over";
  cells: ReadonlyMap<string, Placed>;
  /** Solo: where the large clip would stand in the strip. */
  own: Rect | null;
};

/** Between two pictures. */
export const gapPx = 4;
/** The strip beside or below a large picture is at least this wide or high. */
const stripPx = 96;
const stripMostPx = 156;
/** What one that is not there yet needs to say, and the buttons for it. */
const wordsPx = 320;

/** Where each picture lies, in the layout that is chosen. */
export function place(cells: readonly Cell[], how: Arrangement, space: StageSpace): Placement {
  const { layout, pair, chosen, isSolo, isNarrow } = how;
  const large = cells.find(({ id }) => id === chosen) ?? cells[0];
  if (isSolo && large && cells.length > 0) return solo(cells, large, space);
  if (layout !== "grid" && pair) {
    const shown = pair.flatMap((wanted) => cells.find(({ id }) => id === wanted) ?? []);
    return layout === "pair" ? packed("pair", shown, space) : over(shown, space);
  }
  if (isNarrow && cells.length > 1) return list(cells, space);
  const isUpright = space.heightPx > space.widthPx;
  return isUpright && large && cells.length > 2 ? lead(cells, large, space) : packed("grid", cells, space);
}

const ratioOf = ({ widthPx, heightPx }: Cell) => widthPx / heightPx;
const shapeOf = (cell: Cell) => ({ ratio: ratioOf(cell), group: cell.group });

function packed(kind: "grid" | "pair", cells: readonly Cell[], space: StageSpace): Placement {
  const rects = pack(cells.map(shapeOf), { ...space, gapPx });
  const size = cells.length === 1 ? "large" : "normal";
  return {
    kind,
    cells: new Map(cells.map(({ id }, index) => [id, { rect: rects[index]!, size }])), // one for each
    own: null,
  };
}

/** Below each other, each as wide as the stage and never higher; only the chosen one has room under it. */
function list(cells: readonly Cell[], { widthPx, heightPx, footPx }: StageSpace): Placement {
  let y = 0;
  return {
    kind: "list",
    cells: new Map(
      cells.map((cell) => {
        const size = fit(ratioOf(cell), widthPx, heightPx - footPx);
        const height = cell.src === null ? Math.max(size.height, wordsPx) : size.height;
        const rect = { x: (widthPx - size.width) / 2, y, width: size.width, height };
        y += height + gapPx;
        return [cell.id, { rect, size: "normal" }];
      }),
    ),
    own: null,
  };
}

/** Over each other: each fits the stage, and both get the one frame that holds them, so that an edge runs from first to last pixel. */
function over(cells: readonly Cell[], { widthPx, heightPx, footPx }: StageSpace): Placement {
  const free = heightPx - footPx;
  const sizes = cells.map((cell) => fit(ratioOf(cell), widthPx, free));
  const width = Math.max(...sizes.map((size) => size.width));
  const height = Math.max(...sizes.map((size) => size.height));
  const rect = { x: (widthPx - width) / 2, y: (free - height) / 2, width, height };
  return { kind: "over", cells: new Map(cells.map(({ id }) => [id, { rect, size: "large" }])), own: null };
}

/**
 * An upright stage: one large picture, which changes places with the first, and the others in even rows under it. What those leave
 * free makes it taller.
 */
function lead(cells: readonly Cell[], large: Cell, space: StageSpace): Placement {
  const { widthPx, heightPx, footPx } = space;
  const others = cells.map((cell) => (cell === large ? cells[0]! : cell)).slice(1); // there are three at least
  const least = fit(ratioOf(large), widthPx, heightPx * 0.56 - footPx).height + footPx + gapPx;
  const below = { widthPx, heightPx: heightPx - least, gapPx, footPx: 0, leavesNoneAlone: true };
  const rects = pack(others.map(shapeOf), below);
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

/** One picture, and the others in a strip: at its right or below, wherever it gets larger. */
function solo(cells: readonly Cell[], large: Cell, { widthPx, heightPx, footPx }: StageSpace): Placement {
  const ratio = ratioOf(large);
  const free = heightPx - footPx;
  if (cells.length === 1) {
    const size = fit(ratio, widthPx, free);
    const rect = { x: (widthPx - size.width) / 2, y: (free - size.height) / 2, ...size };
    return { kind: "solo", cells: new Map([[large.id, { rect, size: "large" }]]), own: null };
  }
  const beside = fit(ratio, widthPx - stripPx - gapPx, free);
  const above = fit(ratio, widthPx, free - stripPx);
  const isBeside = beside.height >= above.height;
  const size = isBeside ? beside : above;
  const strip = isBeside
    ? column(cells, Math.min(stripMostPx, widthPx - size.width - gapPx), heightPx)
    : row(cells, stripPx - 2 * gapPx, widthPx);
  const rect = isBeside
    ? {
        x: Math.max(0, (widthPx - size.width - gapPx - strip.width) / 2),
        y: (free - size.height) / 2,
        ...size,
      }
    : { x: (widthPx - size.width) / 2, y: Math.max(0, (free - stripPx - size.height) / 2), ...size };
  const at = isBeside
    ? { x: rect.x + size.width + gapPx, y: (heightPx - strip.height) / 2 }
    : { x: (widthPx - strip.width) / 2, y: rect.y + size.height + footPx + (stripPx - strip.height) / 2 };
  const placed = cells.map((cell, index): [Cell, Rect] => {
    const one = strip.rects[index]!; // one for each
    return [cell, { ...one, x: one.x + at.x, y: one.y + at.y }];
  });
  return {
    kind: "solo",
    cells: new Map<string, Placed>(
      placed.map(([cell, small]) => [
        cell.id,
        cell === large ? { rect, size: "large" } : { rect: small, size: "small" },
      ]),
    ),
    own: placed.find(([cell]) => cell === large)?.[1] ?? null,
  };
}

type Strip = { rects: Rect[]; width: number; height: number };

function column(cells: readonly Cell[], mostPx: number, heightPx: number): Strip {
  const gaps = (cells.length - 1) * gapPx;
  const each = (heightPx - gaps) / cells.length;
  let y = 0;
  const rects = cells.map((cell) => {
    const size = fit(ratioOf(cell), mostPx, Math.min(each, mostPx));
    const rect = { x: (mostPx - size.width) / 2, y, ...size };
    y += size.height + gapPx;
    return rect;
  });
  return { rects, width: mostPx, height: y - gapPx };
}

function row(cells: readonly Cell[], mostPx: number, widthPx: number): Strip {
  const each = (widthPx - (cells.length - 1) * gapPx) / cells.length;
  let x = 0;
  const rects = cells.map((cell) => {
    const size = fit(ratioOf(cell), Math.min(each, stripMostPx), mostPx);
    const rect = { x, y: (mostPx - size.height) / 2, ...size };
    x += size.width + gapPx;
    return rect;
  });
  return { rects, width: x - gapPx, height: mostPx };
}

function fit(ratio: number, widthPx: number, heightPx: number): { width: number; height: number } {
  const width = Math.max(0, Math.min(widthPx, heightPx * ratio));
  return { width, height: width / ratio };
}
