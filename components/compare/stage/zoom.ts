/** How far a picture is enlarged, and how far its middle is moved, in shares of its own width and height: the same for pictures of any size. */
export type Zoom = { scale: number; x: number; y: number };

/** A place in a picture, in shares of its width and height, counted from its middle: from -0.5 to 0.5. */
type Place = { x: number; y: number };

export const noZoom: Zoom = { scale: 1, x: 0, y: 0 };
const most = 8;
/** What one press of a key or a button enlarges by. */
export const zoomStep = 1.5;

/** Enlarges by a factor so that what lies at a place stays there. Never smaller than the whole, never past an edge. */
export function zoomBy(zoom: Zoom, factor: number, at: Place = { x: 0, y: 0 }): Zoom {
  const scale = Math.min(most, Math.max(1, zoom.scale * factor));
  const ratio = scale / zoom.scale;
  return kept({ scale, x: at.x - (at.x - zoom.x) * ratio, y: at.y - (at.y - zoom.y) * ratio });
}

/** Moves the picture by shares of its width and height. */
export function panBy(zoom: Zoom, by: Place): Zoom {
  return kept({ scale: zoom.scale, x: zoom.x + by.x, y: zoom.y + by.y });
}

export function canZoomIn(zoom: Zoom): boolean {
  return zoom.scale < most;
}

function kept({ scale, x, y }: Zoom): Zoom {
  const free = (scale - 1) / 2;
  const within = (value: number) => Math.min(free, Math.max(-free, value)) + 0; // never -0
  return { scale, x: within(x), y: within(y) };
}
