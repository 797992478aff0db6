import { filmstripFrames } from "#lib/domain/media/derivative.ts";

type Film = { widthPx: number; heightPx: number; /** Width by height of one picture. */ ratio: number };

/** One picture of a filmstrip in its place, and how the whole strip lies behind it. */
export type FilmTile = {
  frame: number;
  leftPx: number;
  widthPx: number;
  sheetWidthPx: number;
  sheetHeightPx: number;
  sheetLeftPx: number;
  sheetTopPx: number;
};

/** The picture of a filmstrip that is nearest to a place (0 to 1) of its film. */
export function filmFrameAt(share: number): number {
  return Math.max(0, Math.min(filmstripFrames - 1, Math.floor(share * filmstripFrames)));
}

/** Where in its film (0 to 1) a picture of a filmstrip is seen. */
export function filmShareOf(frame: number): number {
  return (frame + 0.5) / filmstripFrames;
}

/** As many pictures as fit beside each other in their own shape, each the one that is seen where it lies; they fill the width. */
export function filmTiles({ widthPx, heightPx, ratio }: Film): FilmTile[] {
  const count = Math.max(1, Math.round(widthPx / (heightPx * ratio)));
  const tilePx = widthPx / count;
  const pictureWidthPx = Math.max(tilePx, heightPx * ratio);
  const pictureHeightPx = pictureWidthPx / ratio;
  return Array.from({ length: count }, (_, index) => {
    const frame = filmFrameAt((index + 0.5) / count);
    return {
      frame,
      leftPx: index * tilePx,
      widthPx: tilePx,
      sheetWidthPx: pictureWidthPx * filmstripFrames,
      sheetHeightPx: pictureHeightPx,
      sheetLeftPx: (tilePx - pictureWidthPx) / 2 - frame * pictureWidthPx,
      sheetTopPx: (heightPx - pictureHeightPx) / 2,
    };
  });
}
