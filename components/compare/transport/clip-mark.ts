import type { StageClip } from "#components/playhead/stage-clip.ts";

/** What stands for a clip where there is room for one sign: its number, or its letter while names are hidden. */
export function clipMark({ letter }: Pick<StageClip, "letter">, index: number): string {
  return letter ?? String(index + 1);
}
