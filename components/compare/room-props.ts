import type { ReactNode } from "react";
import type { ClipVerdicts } from "#components/feedback/clip-verdicts.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";

/**
 * The screening room: layouts, zoom, one playhead, verdicts, keys. Each clip becomes an article of its name. The room knows
 * nothing of runs: whoever opens it says what stands in the articles.
 */
export type RoomProps = {
  /** Made by whoever opens the room (`usePlayhead`), so that what stands in the articles can ask it the time. */
  playhead: Playhead;
  clips: readonly StageClip[];
  /** Null: whoever looks has nothing to say of them. */
  verdicts: ClipVerdicts | null;
  /** Whether keys do something (the member's own choice). */
  usesShortcuts: boolean;
  /** Comparing copies are shown wherever there are some, until originals are asked for. */
  prefersCopies?: boolean;
  /** A few words beside the name of a clip: its state. */
  caption?: (clip: StageClip) => ReactNode;
  /** What else belongs to a clip; it stands below the pictures, and is not shown in full screen. */
  details?: (clip: StageClip) => ReactNode;
  /** Further buttons in the room's line of tools. */
  tools?: ReactNode;
  /** Beside the pictures on a wide screen, never over them. */
  aside?: ReactNode;
};
