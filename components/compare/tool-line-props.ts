import type { ReactNode } from "react";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import type { RoomState } from "./room-state.ts";
import type { ViewStore } from "./stage/stage-view.ts";

export type ToolLineProps = {
  title: ReactNode;
  state: RoomState;
  onChange: (change: Partial<RoomState>) => void;
  view: ViewStore;
  playable: readonly StageClip[];
  /** The two clips of every layout but the grid; null where fewer than two can be played. */
  pair: readonly [string, string] | null;
  /** There is no other clip to be laid out with, and none will come. */
  isAlone: boolean;
  showsCopies: boolean;
  /** Null: this room has no drawer. */
  onDrawer: (() => void) | null;
  isFull: boolean;
  onFull: () => void;
  /** Null: keys do nothing here. */
  onListKeys: (() => void) | null;
  tools: ReactNode;
  pageEntries: readonly MenuEntry[];
  narrowEntries: readonly MenuEntry[];
};
