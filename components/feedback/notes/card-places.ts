import { gridMax, type Size } from "./strokes.ts";

/** Where a card may lie: in pixels of the picture, and as the rectangle (in 10 000ths) that it covers. */
export type CardPlace = {
  leftPx: number;
  topPx: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
};

/** Of a card; all in pixels at the usual size of text. */
const widthPx = 288;
/** In a smaller picture, a card would hide what it speaks of. */
const least = { width: 440, height: 208 };
const sidePx = 24;
const tightPx = 12;
/** The caption with the toolbar under it, at the foot of a picture. */
const captionPx = 96;

/**
 * The places of a card on a picture, the most usual first; null where the picture is too small for one. `textScale` is how large text
 * is, 1 at its usual size.
 */
export function cardPlaces(
  picture: Size,
  heightPx: number,
  textScale = 1,
): [CardPlace, ...CardPlace[]] | null {
  if (picture.width < least.width * textScale || picture.height < least.height * textScale) return null;
  const width = widthPx * textScale;
  const side = picture.width < 2 * width ? tightPx : sidePx;
  const low = Math.max(0, picture.height - heightPx - captionPx * textScale);
  const far = picture.width - width - side;
  const at = (leftPx: number, topPx: number): CardPlace => ({
    leftPx,
    topPx,
    left: (leftPx / picture.width) * gridMax,
    top: (topPx / picture.height) * gridMax,
    right: ((leftPx + width) / picture.width) * gridMax,
    bottom: ((topPx + heightPx) / picture.height) * gridMax,
  });
  const high = Math.min(side, low);
  return [at(far, low), at(side, low), at(far, high), at(side, high), at((side + far) / 2, high)];
}
