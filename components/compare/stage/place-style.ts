import type { CSSProperties } from "react";
import type { Rect } from "./pack.ts";
import type { StageSpace } from "./placement.ts";

/**
 * A rectangle as custom properties, in shares of the stage, so that it follows while a window is dragged. `underPx` is added at its
 * foot. In a list pictures lie in their order, and only their size is said.
 */
export function placeStyle(
  { x, y, width, height }: Rect,
  { widthPx, heightPx }: Pick<StageSpace, "widthPx" | "heightPx">,
  underPx: number,
  isListed: boolean,
): CSSProperties {
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(4)}%`;
  return {
    "--width": isListed ? `${width.toFixed(2)}px` : share(width, widthPx),
    "--height": isListed ? `${(height + underPx).toFixed(2)}px` : share(height + underPx, heightPx),
    ...(!isListed && { "--x": share(x, widthPx), "--y": share(y, heightPx) }),
  } as CSSProperties; // React's type of styles knows no custom properties
}
