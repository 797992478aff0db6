import type { RenderMove } from "./render-plan.ts";

/** How much of a picture a move may hide: enough to feel it, little enough to keep the framing. */
const zoomMax = 0.1;
const zoomPerSecond = 0.022;

/**
 * A filter for a slow move over a still that already covers the frame. The window never leaves the picture, so no border
 * can show, and it moves by parts of a pixel, so nothing trembles. Starts and ends gently.
 */
export function moveFilter(move: RenderMove, frames: number, fps: number): string | null {
  if (move === "still" || frames < 2) return null;
  const depth = Math.min(zoomMax, zoomPerSecond * (frames / fps) + 0.02);
  const last = frames - 1;
  // The filter counts output frames from 1.
  const time = `(min(on-1\\,${last})/${last})`;
  const eased = `(${time}*${time}*(3-2*${time})*0.6+${time}*0.4)`;
  // What is cut away at one edge, as a share of the whole width; the same share of the height keeps the ratio.
  const cut =
    move === "in"
      ? `(${half(depth)}*${eased})`
      : move === "out"
        ? `(${half(depth)}*(1-${eased}))`
        : half(depth);
  const shift =
    move === "left"
      ? `(${half(depth)}*(1-2*${eased}))`
      : move === "right"
        ? `(${half(depth)}*(2*${eased}-1))`
        : "0";
  const left = `W*(${cut}+${shift})`;
  const right = `W*(1-${cut}+${shift})`;
  const top = `H*${cut}`;
  const bottom = `H*(1-${cut})`;
  const corners = [left, top, right, top, left, bottom, right, bottom];
  const options = corners.map((value, index) => `${"xy"[index % 2]}${index >> 1}=${value}`);
  return `perspective=${options.join(":")}:interpolation=cubic:sense=source:eval=frame`;
}

const half = (depth: number) => (depth / 2).toFixed(5);
