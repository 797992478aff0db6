import type { Rect } from "./pack.ts";

export type Cell = {
  id: string;
  widthPx: number;
  heightPx: number;
  group: string;
  /** Null: there is no picture yet, but words and buttons. */
  src: string | null;
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
export const ratioOf = ({ widthPx, heightPx }: Cell) => widthPx / heightPx;
export const shapeOf = (cell: Cell) => ({ ratio: ratioOf(cell), group: cell.group });

/** The largest picture of a ratio that a space takes. */
export function fit(ratio: number, widthPx: number, heightPx: number): { width: number; height: number } {
  const width = Math.max(0, Math.min(widthPx, heightPx * ratio));
  return { width, height: width / ratio };
}
