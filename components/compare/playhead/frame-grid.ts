import type { Clip } from "./playhead.ts";
import { localMs } from "./time-line.ts";

type Framed = Pick<Clip, "durationMs" | "offsetMs" | "fps">;

/** Where nobody knows how many frames a second has, it is stepped through as if it had so many. */
export const usualFps = 25;
/** A position that stands on a frame's beginning belongs to that frame, whatever the rounding of its milliseconds. */
const roundingFrames = 1e-3;

export function frameMs({ fps }: Pick<Clip, "fps">): number {
  return 1000 / (fps ?? usualFps);
}

/** Which of the clip's frames, counted from 0, is to be seen at a position of the time line. */
export function frameAt(clip: Framed, positionMs: number): number {
  const frame = Math.floor(localMs(clip, positionMs) / frameMs(clip) + roundingFrames);
  return Math.min(frame, lastFrame(clip));
}

/** Which of the clip's frames its own player shows at its own time. */
export function frameAtLocal(clip: Framed, ownMs: number): number {
  return frameAt({ ...clip, offsetMs: 0 }, ownMs);
}

/**
 * The clip's own time to seek to, so that the frame of that position is shown: the middle of the frame, where neither the rounding of
 * file nor player reaches its neighbour. Never beyond the end: a player there has no picture, or starts from the beginning.
 */
export function seekMs(clip: Framed, positionMs: number): number {
  const middle = (frameAt(clip, positionMs) + 0.5) * frameMs(clip);
  return middle < clip.durationMs ? middle : clip.durationMs / 2;
}

/** The position of the next (1) or previous (−1) frame of the clip with the most frames per second, where that frame begins. */
export function stepMs(clips: readonly Framed[], positionMs: number, frames: 1 | -1): number {
  const [first, ...rest] = clips;
  if (!first) return positionMs;
  const finest = rest.reduce((best, clip) => (frameMs(clip) < frameMs(best) ? clip : best), first);
  const stepLengthMs = frameMs(finest);
  const frame = Math.floor((positionMs - finest.offsetMs) / stepLengthMs + roundingFrames);
  return finest.offsetMs + (frame + frames) * stepLengthMs;
}

function lastFrame(clip: Framed): number {
  return Math.max(0, Math.ceil(clip.durationMs / frameMs(clip) - 0.5) - 1);
}
