import type { Clip } from "./playhead.ts";
import { localMs, timeLineMs } from "./time-line.ts";

type Framed = Pick<Clip, "durationMs" | "offsetMs" | "fps">;

/** Where nobody knows how many frames a second has, it is stepped through as if it had so many. */
const usualFps = 25;
/** A position that stands on a frame's beginning belongs to that frame, whatever the rounding of its milliseconds. */
const roundingFrames = 1e-3;

function frameMs({ fps }: Pick<Clip, "fps">): number {
  return 1000 / (fps ?? usualFps);
}

/** Which of the clip's frames, counted from 0, is to be seen at a position of the time line. */
export function frameAt(clip: Framed, positionMs: number): number {
  const frame = Math.floor(localMs(clip, positionMs) / frameMs(clip) + roundingFrames);
  return Math.min(frame, lastFrame(clip));
}

/** One frame of a clip, in the clip's own time. */
export type Picture = { beginMs: number; lengthMs: number; seekMs: number };

/**
 * The frame of a clip that is to be seen at a position, and where to seek for it: to the middle of the frame, where neither the rounding
 * of the file nor that of the player reaches its neighbour. Never to the end: a player has no picture there.
 */
export function pictureAt(clip: Framed, positionMs: number): Picture {
  const lengthMs = frameMs(clip);
  const beginMs = frameAt(clip, positionMs) * lengthMs;
  const middleMs = beginMs + lengthMs / 2;
  return { beginMs, lengthMs, seekMs: middleMs < clip.durationMs ? middleMs : clip.durationMs / 2 };
}

/**
 * The position of the next (1) or previous (−1) frame of the clip with the most frames per second, where that frame begins: a step is
 * one frame of that clip, and one or none of every other. Stays within the time line.
 */
export function stepMs(clips: readonly Framed[], positionMs: number, frames: 1 | -1): number {
  const [first, ...rest] = clips;
  if (!first) return positionMs;
  const finest = rest.reduce((best, clip) => (frameMs(clip) < frameMs(best) ? clip : best), first);
  const stepLengthMs = frameMs(finest);
  const toFrame = (ms: number) => (ms - finest.offsetMs) / stepLengthMs;
  const last = Math.ceil(toFrame(timeLineMs(clips)) - 0.5) - 1;
  const frame = Math.min(last, Math.floor(toFrame(positionMs) + roundingFrames));
  return Math.max(0, finest.offsetMs + Math.min(last, frame + frames) * stepLengthMs);
}

function lastFrame(clip: Framed): number {
  return Math.max(0, Math.ceil(clip.durationMs / frameMs(clip) - 0.5) - 1);
}
