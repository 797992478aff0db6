import type { Clip } from "./playhead.ts";
import { isInside, localMs, timeLineMs } from "./time-line.ts";

type Framed = Pick<Clip, "durationMs" | "offsetMs" | "fps" | "frameTimesMs">;

/** Where nobody knows how many frames a second has, it is stepped through as if it had so many. */
const usualFps = 25;
/** A position that stands on a frame's beginning belongs to that frame, whatever the rounding of its milliseconds. */
const roundingFrames = 1e-3;

/** How long most of its frames last. */
function frameMs({ fps }: Pick<Clip, "fps">): number {
  return 1000 / (fps ?? usualFps);
}

/** Which of the clip's frames, counted from 0, is to be seen at a position of the time line; before its first frame that one. */
export function frameAt(clip: Framed, positionMs: number): number {
  const atMs = localMs(clip, positionMs) + roundingFrames * frameMs(clip);
  const { frameTimesMs } = clip;
  const frame = frameTimesMs ? lastUpTo(frameTimesMs, atMs) : Math.floor(atMs / frameMs(clip));
  return Math.max(0, Math.min(frame, lastFrame(clip)));
}

/** One frame of a clip, in the clip's own time. */
export type Picture = { beginMs: number; lengthMs: number; seekMs: number };

/**
 * The frame of a clip that is to be seen at a position, and where to seek for it: a third into the frame, where the rounding of files and
 * players reaches neither neighbour. Not its middle: from there on Chromium shows the next frame, where that is a key frame. And never
 * the clip's end: a player has no picture there.
 */
export function pictureAt(clip: Framed, positionMs: number): Picture {
  const frame = frameAt(clip, positionMs);
  const beginMs = beginOf(clip, frame);
  const lengthMs = beginOf(clip, frame + 1) - beginMs;
  const insideMs = beginMs + lengthMs / 3;
  return { beginMs, lengthMs, seekMs: insideMs < clip.durationMs ? insideMs : clip.durationMs / 2 };
}

/**
 * The position one frame of the clip with the most frames per second further (1) or back (−1): the neighbouring frame of that clip, and
 * the same or the neighbouring one of every other, where none lasts longer than the others of its clip. Stays on the time line; from its
 * end the first step back leaves the last frame.
 */
export function stepMs(clips: readonly Framed[], positionMs: number, frames: 1 | -1): number {
  const finest = clips.toSorted((one, other) => frameMs(one) - frameMs(other))[0];
  if (!finest) return positionMs;
  if (finest.frameTimesMs && isInside(finest, positionMs)) {
    const beginMs = finest.frameTimesMs[frameAt(finest, positionMs) + frames];
    if (beginMs !== undefined) return Math.max(0, finest.offsetMs + beginMs);
  }
  const lengthMs = frameMs(finest);
  const lastMs = Math.max(0, timeLineMs(clips) - lengthMs / 2);
  return frames === 1
    ? Math.max(positionMs, Math.min(lastMs, positionMs + lengthMs))
    : Math.max(0, Math.min(lastMs, positionMs) - lengthMs);
}

/** Where a frame begins, also the one that would come after the last. */
function beginOf(clip: Framed, frame: number): number {
  const { frameTimesMs } = clip;
  if (!frameTimesMs) return frame * frameMs(clip);
  return frameTimesMs[frame] ?? (frameTimesMs.at(-1) ?? 0) + frameMs(clip);
}

function lastFrame(clip: Framed): number {
  const { frameTimesMs } = clip;
  const count = frameTimesMs ? frameTimesMs.length : Math.ceil(clip.durationMs / frameMs(clip) - 0.5);
  return Math.max(0, count - 1);
}

/** The place of the last of these rising times that is not after `atMs`; −1 where all are. */
function lastUpTo(times: readonly number[], atMs: number): number {
  let before = -1;
  let after = times.length;
  while (after - before > 1) {
    const middle = (before + after) >> 1;
    if ((times[middle] ?? 0) <= atMs) before = middle;
    else after = middle;
  }
  return before;
}
