/** A moving picture to draw. All of them are as large, as long and as fast as each other. */
export type FilmToDraw = { scene: string; variant: number };
/** A picture to draw; `atSeconds` on the clock of its scene. */
export type StillToDraw = FilmToDraw & { atSeconds: number; widthPx: number; heightPx: number };

/** Each is a loop: its last frames dissolve into what came before its first one, which is drawn for that. */
export const film = { widthPx: 768, heightPx: 432, fps: 24, frames: 96, dissolveFrames: 12 };

export const films: Record<string, FilmToDraw> = {
  "pier-1": { scene: "pier", variant: 0 },
  "pier-2": { scene: "pier", variant: 1 },
  "pier-3": { scene: "pier", variant: 2 },
  "pier-4": { scene: "pier", variant: 3 },
  neon: { scene: "neon", variant: 0 },
  dunes: { scene: "dunes", variant: 0 },
  road: { scene: "road", variant: 0 },
  bottle: { scene: "bottle", variant: 0 },
  hands: { scene: "hands", variant: 0 },
  forest: { scene: "forest", variant: 0 },
  sea: { scene: "sea", variant: 0 },
};

const wide = { widthPx: 1280, heightPx: 720, atSeconds: 1 };

export const stills: Record<string, StillToDraw> = {
  woman: { scene: "pier", variant: 4, atSeconds: 0.2, widthPx: 720, heightPx: 960 },
  pier: { ...wide, scene: "pier", variant: 5 },
  neon: { ...wide, scene: "neon", variant: 1 },
  dunes: { ...wide, scene: "dunes", variant: 1 },
  road: { ...wide, scene: "road", variant: 1 },
  bottle: { ...wide, scene: "bottle", variant: 1 },
  packshot: { ...wide, scene: "bottle", variant: 0 },
  hands: { ...wide, scene: "hands", variant: 1 },
  forest: { ...wide, scene: "forest", variant: 1 },
  sea: { ...wide, scene: "sea", variant: 1 },
  "sea-later": { ...wide, scene: "sea", variant: 1, atSeconds: 5 },
};
