import type { ReactNode } from "react";
import type { ClipVerdicts } from "#components/feedback/clip-verdicts.ts";
import type { NotesPort } from "#components/feedback/notes/notes-port.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import type { OwnEntries } from "./own-entries.ts";

/**
 * The screening room: a stage, a line of tools, one playhead. Each clip becomes an article of its name. The room knows nothing of
 * runs: whoever opens it says what stands on the pictures and in the menus.
 */
export type RoomProps = {
  /** Made by whoever opens the room (`useRoomPlayhead`), so that what stands on the pictures can ask it the time. */
  playhead: Playhead;
  clips: readonly StageClip[];
  /** Null: whoever looks has nothing to say of them. */
  verdicts: ClipVerdicts | null;
  /** Whether keys do something (the member's own choice). */
  usesShortcuts: boolean;
  /** The stage has the focus from the beginning. */
  takesFocus?: boolean;
  /** Comparing copies are shown wherever there are some, until originals are asked for. */
  prefersCopies?: boolean;
  /** One line at the beginning of the tools, with the page's heading: the prompt with its chips. */
  title: ReactNode;
  /** Where layout, time, range and the large clip are kept: in the page's query, behind its "#", or nowhere. */
  address?: "query" | "hash";
  /** Where a clip stands: its status word with its icon. */
  status?: (clip: StageClip) => ReactNode;
  /** The menu of a clip. */
  entries?: (clip: StageClip, own: OwnEntries) => readonly MenuEntry[];
  download?: (clip: StageClip) => { href: string; fileName: string } | null;
  notes?: NotesPort;
  /** Of the transport: "line" for visitors. */
  look?: "film" | "line";
  /** What went into a clip and came of it, in the drawer "Inputs"; the tab of the clip that is chosen stands open. */
  inputs?: (clip: StageClip) => ReactNode;
  /** Buttons of the page, in the line of tools. Where it is narrow they stand in its menu: see `pageEntries`. */
  tools?: ReactNode;
  /** What the page adds to the menu of the line of tools: always, or only where its buttons have no room. */
  pageEntries?: readonly MenuEntry[];
  narrowEntries?: readonly MenuEntry[];
};
