import type { ReactNode } from "react";
import type { CellPlace } from "#components/compare/stage/stage-props.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import type { Verdict } from "#lib/domain/judgement/verdict.ts";

/** What an article of the stage holds: the picture and what stands on it. The stage says where it lies. */
export type CellProps = CellPlace & {
  clip: StageClip;
  playhead: Playhead;
  status: ReactNode;
  verdict: Verdict | null;
  /** Null: nobody is asked. */
  onVerdict: ((verdict: Verdict | null) => void) | null;
  /** Takes this clip's latest verdict back; null 5 s after it, and where there is none. */
  onUndo: (() => void) | null;
  showsKeys: boolean;
  entries: readonly MenuEntry[];
  download: { href: string; fileName: string } | null;
  /** Strokes and the card of a note, over the picture. */
  overlay: ReactNode;
};
