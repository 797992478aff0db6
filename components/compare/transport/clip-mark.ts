import type { StageClip } from "#components/playhead/stage-clip.ts";

/** What stands for a clip where there is room for one sign: its number, or its own sign. */
export function clipMark({ sign }: Pick<StageClip, "sign">, index: number): string {
  return sign ?? String(index + 1);
}
