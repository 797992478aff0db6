import type { ReactNode } from "react";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { Drawing } from "#lib/domain/judgement/drawing.ts";

/** A note of a member, or a comment of a visitor, at a time of a clip. */
export type ClipNote = {
  id: string;
  /** From the clip's own beginning. */
  atMs: number;
  text: string;
  /** Null: the member's own. */
  author: string | null;
  drawing?: Drawing | undefined;
};

/** The notes on the clips of a room. Whoever opens the room keeps them; the room shows their pins and what stands over the pictures. */
export type NotesPort = {
  /** By their times. */
  of: (clipId: string) => readonly ClipNote[];
  /** The note that is shown, or being written (`noteId` is null), at a time of its clip: its pin stands out. */
  open: { clipId: string; noteId: string | null; atMs: number } | null;
  /** Shows a note at its frame; null shows none. */
  show: (clipId: string, noteId: string | null) => void;
  /** Begins a note at the playhead. Null: nothing can be said here. */
  begin: ((clipId: string) => void) | null;
  /** Over a clip's picture: strokes, and the card that is read or written. Null without any. */
  overlay: (clip: StageClip) => ReactNode;
};
