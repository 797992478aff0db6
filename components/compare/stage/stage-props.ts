import type { ReactNode } from "react";
import type { Layout } from "#components/compare/layout.ts";
import type { Playhead } from "#components/compare/playhead/playhead.ts";
import type { StageClip } from "#components/compare/stage-clip.ts";

/** What a stage shows, and how. */
export type StageProps = {
  clips: readonly StageClip[];
  playhead: Playhead;
  layout: Layout;
  /** The two clips of every layout but the grid; the first lies under the second. */
  pair: readonly [string, string] | null;
  /** Where the second begins in a wipe, and how much of it an overlay shows: from 0 to 1. */
  wipe: number;
  onWipe: (wipe: number) => void;
  opacity: number;
  /** The clip that keys speak of. */
  chosen: string | null;
  onChoose: (clipId: string) => void;
  wantsOriginals: boolean;
  isFull: boolean;
  caption: (clip: StageClip, number: number) => ReactNode;
  details: (clip: StageClip) => ReactNode;
};
