import type { CSSProperties } from "react";
import type { GalleryLayout } from "#lib/domain/gallery/gallery.ts";

type Shape = { widthPx: number; heightPx: number };

/** So many columns at most, however many clips there are: a picture is to be looked at. */
const mostColumns = 4;
const ordinaryRatio = 16 / 9;

const ratioOf = ({ widthPx, heightPx }: Shape) => widthPx / heightPx;

/**
 * What the stylesheet is told of a gallery, on its page and its list alike: whether it has one clip, or a wall of clips of one ratio
 * (which stand in columns, where others stand in justified rows), in how many columns, and how wide its widest picture is.
 */
export function sheetShape(layout: GalleryLayout, items: readonly Shape[]) {
  const ratios = items.map(ratioOf);
  const [first = ordinaryRatio] = ratios;
  const shown = layout === "side-by-side" && items.length === 1 ? "wall" : layout; // there is nothing beside it
  const isEven = shown === "wall" && ratios.every((ratio) => Math.abs(ratio / first - 1) < 0.01);
  return {
    "data-layout": shown,
    "data-single": items.length === 1 ? "" : undefined,
    "data-even": isEven ? "" : undefined,
    style: {
      "--columns": columnsOf(items.length, first),
      "--widest": Math.max(...ratios, 0.5).toFixed(4),
      "--even": first.toFixed(4),
    } as CSSProperties, // React's type knows no custom properties
  };
}

/** What it is told of one clip. */
export function tileShape(item: Shape) {
  return {
    "data-upright": item.heightPx > item.widthPx ? "" : undefined,
    style: { "--ratio": ratioOf(item).toFixed(4) } as CSSProperties, // React's type knows no custom properties
  };
}

/** Few clips are large: about as many rows as columns, more columns of upright ones, and rows as long as each other. */
function columnsOf(count: number, ratio: number): number {
  if (count <= 3) return Math.max(1, count);
  const narrower = ordinaryRatio / ratio;
  const most = Math.max(mostColumns, Math.round(mostColumns * narrower));
  const columns = Math.min(count, most, Math.ceil(Math.sqrt(count * narrower) - 0.01));
  return Math.ceil(count / Math.ceil(count / columns));
}
