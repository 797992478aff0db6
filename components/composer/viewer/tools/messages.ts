import type { ViewerTool } from "#components/composer/composer-session.ts";
import { progressText } from "#lib/domain/base/quantity.ts";
import type { EditFormat } from "#lib/domain/media/edit.ts";
import { formats } from "#lib/domain/media/format.ts";

/** All that the viewer's tools say. */
export const toolMessages = {
  tools: "Tools",
  names: { size: "Size", convert: "Convert" } satisfies Record<ViewerTool, string>,
  editAgain: "Edit again",
  cancel: "Cancel",
  originalKept: "Original kept",
  save: { size: "Save size", convert: "Convert" } satisfies Record<ViewerTool, string>,
  after: { size: "After this change", convert: "After converting" } satisfies Record<ViewerTool, string>,

  format: "Format",
  formatWord: (format: EditFormat) => formats[format].word,
  shortSide: "Short side",
  original: "Original",
  sidePx: "Short side in pixels",
  px: "px",
  rate: "Rate",
  rateOf: (fps: number) => `${fps} fps`,
  maxSize: "Under",
  maxSizeMb: "Largest size in MB",
  mb: "MB",

  becomes: (from: string, to: string) => `${from} → ${to}`,
  sdr: "HDR → SDR",
  srgb: "sRGB colours",
  eightBit: (bits: number) => `${bits}-bit → 8-bit`,
  deinterlaced: "Deinterlaced",
  constantRate: "Constant rate",
  onBlack: "Transparency becomes black",
  onWhite: "Transparency becomes white",
  stereo: "Mixed down to stereo",
  silent: "Without sound",
  about: (size: string) => `about ${size}`,
  under: (size: string) => `under ${size}`,
  changes: "What changes",
  nothing: "No change",
  usualFilm: "SDR · 8-bit",
  progressive: "Progressive",
  usualImage: "sRGB",

  takeOut: "Take out",
  firstFrame: "Still: first frame",
  thisFrame: "Still: this frame",
  lastFrame: "Still: last frame",
  sound: "Sound",
  withoutSound: "Clip without sound",

  /** What is on its way, in the viewer. */
  taking: { image: "Taking out a still", audio: "Taking out the sound", video: "Removing the sound" },
  percent: (text: string, progress: number) => `${text}, ${progressText(progress)}`,
};
