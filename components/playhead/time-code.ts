import { pictureAt } from "./frame-grid.ts";
import type { Clip } from "./playhead.ts";
import { isInside } from "./time-line.ts";

/** "0:03.250", "12:00.000": minutes, seconds and milliseconds. */
export function timeCode(positionMs: number): string {
  const ms = Math.max(0, Math.round(positionMs));
  return `${Math.floor(ms / 60_000)}:${twoDigits(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, "0")}`;
}

/** "0:02.3": as visitors read it. */
export function shortTimeCode(positionMs: number): string {
  const tenths = Math.max(0, Math.floor(positionMs / 100 + 1e-6));
  return `${Math.floor(tenths / 600)}:${twoDigits(Math.floor(tenths / 10) % 60)}.${tenths % 10}`;
}

type Framed = Pick<Clip, "durationMs" | "offsetMs" | "fps" | "frameTimesMs">;

/**
 * "00:02:06", minutes, seconds and frames: the frame of this clip that is seen at a position of the time line, counted from the time
 * line's zero. Without drop frames: of 23.976 frames a second, 24 make one. Milliseconds where nobody knows how many there are.
 */
export function frameCode(clip: Framed | null, positionMs: number): string {
  if (!clip?.fps) return timeCode(positionMs);
  const nominal = Math.max(1, Math.round(clip.fps));
  const frame = Math.max(0, frameOnTimeLine(clip, clip.fps, positionMs));
  const seconds = Math.floor(frame / nominal);
  const clock = `${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}:${twoDigits(frame % nominal)}`;
  return seconds < 3600 ? clock : `${twoDigits(Math.floor(seconds / 3600))}:${clock}`;
}

/** "@24", "@23.98". */
export function rateText(fps: number): string {
  return `@${Math.round(fps * 100) / 100}`;
}

/** Outside the clip the time line is counted on evenly. */
function frameOnTimeLine(clip: Framed, fps: number, positionMs: number): number {
  if (!isInside(clip, positionMs)) return Math.floor((positionMs * fps) / 1000 + 1e-3);
  const { beginMs } = pictureAt(clip, positionMs);
  return Math.round(((clip.offsetMs + beginMs) * fps) / 1000);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
