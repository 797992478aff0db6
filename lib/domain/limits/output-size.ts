import { type AspectRatio, aspectRatios, type Resolution } from "#lib/domain/settings/setting-values.ts";

/** Output pixels per resolution and ratio, from the model maker's own tables (seen 2026-11-20; 4K 2026-11-29). */
const table: Record<Resolution, Record<AspectRatio, readonly [number, number]>> = {
  "480p": {
    "16:9": [864, 496],
    "4:3": [752, 560],
    "1:1": [640, 640],
    "3:4": [560, 752],
    "9:16": [496, 864],
    "21:9": [992, 432],
  },
  "720p": {
    "16:9": [1280, 720],
    "4:3": [1112, 834],
    "1:1": [960, 960],
    "3:4": [834, 1112],
    "9:16": [720, 1280],
    "21:9": [1470, 630],
  },
  "1080p": {
    "16:9": [1920, 1080],
    "4:3": [1664, 1248],
    "1:1": [1440, 1440],
    "3:4": [1248, 1664],
    "9:16": [1080, 1920],
    "21:9": [2206, 946],
  },
  "4k": {
    "16:9": [3840, 2160],
    "4:3": [3326, 2494],
    "1:1": [2880, 2880],
    "3:4": [2494, 3326],
    "9:16": [2160, 3840],
    "21:9": [4398, 1886],
  },
};

/** Width and height in pixels of what a model of this family returns. */
export function outputSize(
  resolution: Resolution,
  ratio: AspectRatio,
): { widthPx: number; heightPx: number } {
  const [widthPx, heightPx] = table[resolution][ratio];
  return { widthPx, heightPx };
}

/** The resolution and ratio whose output has just these pixels; null where none has. The other way round of `outputSize`. */
export function settingsOfSize(
  widthPx: number,
  heightPx: number,
): { resolution: Exclude<Resolution, "4k">; aspectRatio: AspectRatio } | null {
  for (const resolution of ["480p", "720p", "1080p"] as const)
    for (const aspectRatio of aspectRatios) {
      const [width, height] = table[resolution][aspectRatio];
      if (width === widthPx && height === heightPx) return { resolution, aspectRatio };
    }
  return null;
}
