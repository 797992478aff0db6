import type { CSSProperties } from "react";

type Shape = { widthPx: number; heightPx: number };

/**
 * The ratio of the box that the pictures fill without a rest, beside each other and on a narrow screen below each other, and what the gap
 * between two adds to one of its sides.
 */
export function stageShape(
  clips: readonly Shape[],
  layout: "grid" | "pair" | "wipe",
): Record<`--${string}`, string> {
  const ratios = clips.map(({ widthPx, heightPx }) => widthPx / heightPx);
  const wide =
    layout === "pair"
      ? ratios.reduce((sum, ratio) => sum + ratio, 0)
      : layout === "wipe" || clips.length === 1
        ? Math.max(...ratios)
        : gridRatio(ratios);
  const tall = layout === "pair" ? 1 / ratios.reduce((sum, ratio) => sum + 1 / ratio, 0) : wide;
  const columns = layout === "grid" ? columnsOf(clips.length) : clips.length;
  const gap = layout === "pair" ? "4px" : "0px";
  return { "--gap": gap, "--wide": wide.toFixed(4), "--tall": tall.toFixed(4), "--columns": String(columns) };
}

/** As many columns as rows, or one more. */
const columnsOf = (count: number) => Math.max(1, Math.ceil(Math.sqrt(count)));

function gridRatio(ratios: readonly number[]): number {
  const columns = columnsOf(ratios.length);
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  return (mean * columns) / Math.ceil(ratios.length / columns);
}

/** What the stylesheet is told of the page around a player: a clip that is alone gives its head its own width. */
export function viewerShape(clips: readonly Shape[]) {
  const isOne = clips.length === 1;
  return {
    "data-one": isOne ? "" : undefined,
    style: (isOne ? stageShape(clips, "grid") : undefined) as CSSProperties | undefined, // React's type knows no custom properties
  };
}
