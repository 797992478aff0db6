import type { ReactNode, RefObject } from "react";
import type { Layout } from "#components/compare/layout.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { ViewStore } from "./stage-view.ts";

/** What a stage shows, and how. */
export type StageProps = {
  clips: readonly StageClip[];
  playhead: Playhead;
  layout: Layout;
  /** The two clips of every layout but the grid; the first lies under the second. */
  pair: readonly [string, string] | null;
  view: ViewStore;
  /** The film that a clip plays. */
  srcOf: (clip: StageClip) => string | null;
  /** The clip that keys speak of. */
  chosen: string | null;
  onChoose: (clipId: string) => void;
  /** Holds the articles; on a narrow screen it is scrolled from one to the next. */
  strip: RefObject<HTMLDivElement | null>;
  /** The quiet lines under a picture. */
  caption: (clip: StageClip, number: number) => ReactNode;
  /** What stands below the pictures. */
  details: (clip: StageClip, number: number) => ReactNode;
};
