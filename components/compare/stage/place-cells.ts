import type { Layout } from "#components/compare/layout.ts";
import { arrange, type Arrangement, type Rect, type Room } from "./arrange.ts";

type Cell = { id: string; widthPx: number; heightPx: number; group: string };

/** Where each clip's picture stands; a clip that is not there is not shown in this layout. */
export type Placement = { rects: ReadonlyMap<string, Rect>; heightPx: number };

/** How high the lines under a picture are, by the width that they have: the wider, the fewer. In pixels at the normal text size. */
const captions = [
  { fromPx: 420, heightPx: 66 },
  { fromPx: 290, heightPx: 80 },
  { fromPx: 0, heightPx: 112 },
];

/** Places the pictures of a layout with room for their captions; `textScale` is 2 where text is twice the normal size. */
export function placeWithCaptions(
  cells: readonly Cell[],
  layout: Layout,
  pair: readonly [string, string] | null,
  { textScale, ...room }: Omit<Room, "captionPx"> & { textScale: number },
): Placement {
  const isOver = layout !== "grid" && layout !== "pair";
  const placements = captions.map(({ fromPx, heightPx }) => {
    const placement = placeCells(cells, layout, pair, { ...room, captionPx: heightPx * textScale });
    const widths = [...placement.rects.values()].map(({ width }) => (isOver ? width / 2 - 12 : width));
    return { placement, fits: Math.min(...widths) >= fromPx * textScale };
  });
  return placements.find(({ fits }) => fits)!.placement; // the last one fits any width
}

/** Places the pictures of a layout in the room that there is. */
export function placeCells(
  cells: readonly Cell[],
  layout: Layout,
  pair: readonly [string, string] | null,
  room: Room,
): Placement {
  const shown =
    layout === "grid" || !pair
      ? cells
      : pair.flatMap((wanted) => cells.find(({ id }) => id === wanted) ?? []);
  const clips = shown.map(({ widthPx, heightPx, group }) => ({ ratio: widthPx / heightPx, group }));
  const { rects, heightPx } =
    layout === "grid" || layout === "pair" || !pair
      ? arrange(clips, room)
      : stack(
          clips.map(({ ratio }) => ratio),
          room,
        );
  return { rects: new Map(shown.map(({ id }, index) => [id, rects[index]!])), heightPx };
}

/**
 * Over each other: each fits the room, and all get the one frame that holds them, so that an edge between them runs from their
 * first pixel to their last.
 */
function stack(ratios: readonly number[], room: Room): Arrangement {
  const most = room.heightPx - room.captionPx;
  const sizes = ratios.map((ratio) => {
    const height = Math.min(most, room.widthPx / ratio);
    return { width: ratio * height, height };
  });
  const width = Math.max(...sizes.map((size) => size.width));
  const height = Math.max(...sizes.map((size) => size.height));
  const rect = { x: (room.widthPx - width) / 2, y: (most - height) / 2, width, height };
  return { rects: ratios.map(() => rect), heightPx: room.heightPx };
}
