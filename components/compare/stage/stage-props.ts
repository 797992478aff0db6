import type { ReactNode } from "react";
import type { Layout } from "#components/compare/layout.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { ViewStore } from "./stage-view.ts";

/** What the stage says to what an article holds. */
export type CellPlace = {
  /** From 1: as it stands on the picture, and which key chooses it. */
  number: number;
  /** The film to be played; null leaves the still. */
  src: string | null;
  isChosen: boolean;
  /** "small": one of the strip beside a large one, with its number alone. */
  size: "normal" | "large" | "small";
  /** One of two pictures over each other, whose captions are the stage's: nothing stands on it but the picture. */
  isOver: boolean;
  /** Where its toolbar lies: on the picture's foot; under it, in a line of its own (2.75rem) at the foot of the article; out of sight. */
  bar: "over" | "below" | "none";
};

/**
 * The pictures in their layout, an article for each. It fills the box that it is put into, whatever that is, and asks for no
 * playhead, keys or verdicts: what an article holds is given to it.
 */
export type StageProps = {
  clips: readonly StageClip[];
  layout: Layout;
  /** The two clips of every layout but the grid; the first lies under the second. */
  pair: readonly [string, string] | null;
  view: ViewStore;
  /** The film that a clip plays. */
  srcOf: (clip: StageClip) => string | null;
  cell: (clip: StageClip, place: CellPlace) => ReactNode;
  /** The clip that keys speak of. */
  chosen: string | null;
  onChoose: (clipId: string) => void;
  /** A note is being written on this clip: presses and steps lead to no other. */
  held?: string | null;
  /** The chosen clip fills the stage. */
  isSolo?: boolean;
  /** Without it a click chooses a clip and no more. */
  onSolo?: (isSolo: boolean) => void;
  /** A double click; nothing without it. */
  onFull?: () => void;
  /** The labels on a pair choose its clips; without it they only name them. */
  onPair?: (pair: readonly [string, string]) => void;
  /** On the label of a clip of a pair, behind its name: its verdict. */
  mark?: (clip: StageClip) => ReactNode;
  /** What can be done with one of two pictures over each other, whose cells hold nothing but the picture. */
  overBar?: (clip: StageClip, place: CellPlace) => ReactNode;
  /** It has the focus from the beginning. */
  takesFocus?: boolean;
  /** Whether the two pictures of a pair are labelled by the stage. */
  labelsPair?: boolean;
  /** Whether cells have a toolbar: where fingers work it, it stands under the picture. */
  hasBars?: boolean;
  /** Room that is kept free under every picture, in pixels. */
  footPx?: number;
};
