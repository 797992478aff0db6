import type { Rect } from "./pack.ts";
import { type Cell, fit, gapPx, type Placed, type Placement, ratioOf, type StageSpace } from "./placement.ts";

/** The strip beside or below a large picture is at least this wide or high. */
const stripPx = 96;
const stripMostPx = 156;
/** An upright stage has room to spare below: there the strip is as wide as the stage, and at most this high. */
const uprightPx = 160;

/** One picture, and the others in a strip: at its right or below, wherever it gets larger. */
export function solo(
  cells: readonly Cell[],
  large: Cell,
  { widthPx, heightPx, footPx }: StageSpace,
): Placement {
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
  const isUpright = heightPx > widthPx;
  const roomPx = isUpright ? Math.min(uprightPx, free - size.height) : stripPx;
  const strip = isBeside
    ? column(cells, Math.min(stripMostPx, widthPx - size.width - gapPx), heightPx)
    : row(cells, roomPx - 2 * gapPx, widthPx, isUpright ? widthPx : stripMostPx);
  const belowPx = isUpright ? strip.height + 2 * gapPx : stripPx;
  const rect = isBeside
    ? {
        x: Math.max(0, (widthPx - size.width - gapPx - strip.width) / 2),
        y: (free - size.height) / 2,
        ...size,
      }
    : { x: (widthPx - size.width) / 2, y: Math.max(0, (free - belowPx - size.height) / 2), ...size };
  const at = isBeside
    ? { x: rect.x + size.width + gapPx, y: (heightPx - strip.height) / 2 }
    : { x: (widthPx - strip.width) / 2, y: rect.y + size.height + footPx + (belowPx - strip.height) / 2 };
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

function row(cells: readonly Cell[], mostPx: number, widthPx: number, mostWidePx: number): Strip {
  const each = (widthPx - (cells.length - 1) * gapPx) / cells.length;
  const sizes = cells.map((cell) => fit(ratioOf(cell), Math.min(each, mostWidePx), mostPx));
  const height = Math.max(...sizes.map((size) => size.height));
  let x = 0;
  const rects = sizes.map((size) => {
    const rect = { x, y: (height - size.height) / 2, ...size };
    x += size.width + gapPx;
    return rect;
  });
  return { rects, width: x - gapPx, height };
}
