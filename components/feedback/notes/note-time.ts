import { frameAt, pictureAt } from "#components/playhead/frame-grid.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import { frameCode, timeCode } from "#components/playhead/time-code.ts";

const clipOf = (playhead: Playhead, clipId: string) => playhead.get().clips.find(({ id }) => id === clipId);

/** The time in a clip at which what is said of the frame in sight belongs: the frame's beginning, as whole milliseconds that lie in it. */
export function frameInSight(playhead: Playhead, clipId: string): number {
  const clip = clipOf(playhead, clipId);
  if (!clip) return 0;
  const { beginMs } = pictureAt(clip, playhead.positionMs());
  return Math.min(Math.ceil(beginMs - 1e-6), Math.floor(clip.durationMs));
}

/** Pauses at a time of a clip. */
export function goToFrame(playhead: Playhead, clipId: string, atMs: number): void {
  playhead.pause();
  playhead.seek(atMs + (clipOf(playhead, clipId)?.offsetMs ?? 0));
}

/** Whether a time of a clip is on the frame that is in sight. */
export function isInSight(playhead: Playhead, clipId: string, atMs: number): boolean {
  const clip = clipOf(playhead, clipId);
  return clip !== undefined && frameAt(clip, playhead.positionMs()) === frameAt(clip, atMs + clip.offsetMs);
}

/** A time of a clip as it is read: in frames where the clip has some. */
export function noteTime(playhead: Playhead, clipId: string, atMs: number): string {
  const clip = clipOf(playhead, clipId);
  return clip ? frameCode(clip, atMs + clip.offsetMs) : timeCode(atMs);
}
