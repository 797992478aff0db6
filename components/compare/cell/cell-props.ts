import type { ReactNode } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import type { Verdict } from "#lib/domain/judgement/verdict.ts";

/** What an article of the stage holds: the picture and what stands on it. The stage says where it lies. */
export type CellProps = {
  clip: StageClip;
  /** From 1: as it stands on the picture, and which key chooses it. */
  number: number;
  playhead: Playhead;
  /** The film to be played; null leaves the still. */
  src: string | null;
  isChosen: boolean;
  /** "small": one of the strip beside a large one, with its number alone. */
  size: "normal" | "large" | "small";
  /** Where its toolbar lies: on the picture's foot; under it, in a line of its own (2.75rem) at the foot of the article; out of sight. */
  bar: "over" | "below" | "none";
  /** One of two pictures over each other, which share their captions with the stage: nothing stands on it but the picture. */
  isOver: boolean;
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
