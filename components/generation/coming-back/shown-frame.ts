import { pictureAt } from "#components/compare/playhead/frame-grid.ts";
import type { Playhead } from "#components/compare/playhead/playhead.ts";
import { localMs } from "#components/compare/playhead/time-line.ts";

/** The picture of a clip that the playhead shows: where it is asked for, in whole milliseconds of the clip, and the time that is told. */
export function shownFrame(playhead: Playhead, clipId: string): { atMs: number; toldMs: number } {
  const clip = playhead.get().clips.find(({ id }) => id === clipId);
  if (!clip) return { atMs: 0, toldMs: 0 };
  const positionMs = playhead.positionMs();
  return {
    atMs: Math.round(pictureAt(clip, positionMs).seekMs),
    toldMs: localMs(clip, positionMs),
  };
}
