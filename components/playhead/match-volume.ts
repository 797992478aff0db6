import type { Clip } from "./playhead.ts";

/** A clip that is quieter than this has hardly any sound: the others are not turned down to it. */
const quietestLufs = -40;

/**
 * How loud a clip is to be played (0 to 1) so that all are as loud as the quietest of them: nothing is ever made louder, so nothing
 * clips. 1 where nobody measured it.
 */
export function matchVolume(
  clip: Pick<Clip, "loudnessLufs">,
  clips: readonly Pick<Clip, "loudnessLufs">[],
): number {
  const { loudnessLufs } = clip;
  if (loudnessLufs === null) return 1;
  const others = clips.flatMap((other) =>
    other.loudnessLufs !== null && other.loudnessLufs >= quietestLufs ? [other.loudnessLufs] : [],
  );
  const decibels = Math.min(0, Math.min(...others) - loudnessLufs);
  return 10 ** (decibels / 20);
}
