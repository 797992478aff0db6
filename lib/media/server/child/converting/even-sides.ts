export type Sides = { widthPx: number; heightPx: number };

/** Even sides, as the encoding of films wants them, never larger than the picture's; the short one as long as asked for at most. */
export function evenSides({ widthPx, heightPx }: Sides, shortSidePx = Infinity): Sides {
  const scale = Math.min(1, shortSidePx / Math.min(widthPx, heightPx));
  const even = (side: number) =>
    Math.max(2, Math.min(2 * Math.round((side * scale) / 2), 2 * Math.floor(side / 2)));
  return { widthPx: even(widthPx), heightPx: even(heightPx) };
}
