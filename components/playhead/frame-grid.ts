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
 * The frame of a clip that is to be seen at a position, and where to seek for it: a third into the frame, where the rounding of files and
 * players reaches neither neighbour. Not its middle: from there on Chromium shows the next frame, where that is a key frame. And never
 * the clip's end: a player has no picture there.
 */
export function pictureAt(clip: Framed, positionMs: number): Picture {
  const lengthMs = frameMs(clip);
  const beginMs = frameAt(clip, positionMs) * lengthMs;
  const insideMs = beginMs + lengthMs / 3;
  return { beginMs, lengthMs, seekMs: insideMs < clip.durationMs ? insideMs : clip.durationMs / 2 };
}

/**
 * The position one frame of the clip with the most frames per second further (1) or back (−1): the neighbouring frame of that clip, and
 * the same or the neighbouring one of every other. Stays on the time line; from its end the first step back leaves the last frame.
 */
export function stepMs(clips: readonly Framed[], positionMs: number, frames: 1 | -1): number {
  if (clips.length === 0) return positionMs;
  const lengthMs = Math.min(...clips.map(frameMs));
  const lastMs = Math.max(0, timeLineMs(clips) - lengthMs / 2);
  return frames === 1
    ? Math.max(positionMs, Math.min(lastMs, positionMs + lengthMs))
    : Math.max(0, Math.min(lastMs, positionMs) - lengthMs);
}

function lastFrame(clip: Framed): number {
  return Math.max(0, Math.ceil(clip.durationMs / frameMs(clip) - 0.5) - 1);
}
