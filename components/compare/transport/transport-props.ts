import type { ReactNode } from "react";
import type { NotesPort } from "#components/feedback/notes/notes-port.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";

export type TransportProps = {
  playhead: Playhead;
  /** All clips of the room, in the order of their numbers. */
  clips: readonly StageClip[];
  /** Whose film and sound lie under the playhead. */
  chosen: StageClip | null;
  notes: NotesPort | null;
  /** "film": filmstrip, waveform, pins, 88 px. "line": a thin line, as visitors have it. */
  look: "film" | "line";
  /** Buttons after the last, in the look "line". */
  trailing?: ReactNode;
};
