import type { Layout } from "#components/compare/layout.ts";
import { lead } from "./lead.ts";
import { pack } from "./pack.ts";
import { type Cell, fit, gapPx, type Placement, ratioOf, shapeOf, type StageSpace } from "./placement.ts";
import { solo } from "./solo.ts";

export type Arrangement = {
  layout: Layout;
  pair: readonly [string, string] | null;
  chosen: string | null;
  isSolo: boolean;
  /** A screen for one picture at a time: they lie below each other, and the stage is scrolled. */
  isNarrow: boolean;
};

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
