import type { HistoryResult } from "#lib/domain/history/history.ts";
import type { RefObject } from "react";

/** What a tile can do to its result. */
export type TileHands = {
  /** Something is selected: then a press on a picture selects too. */
  isSelecting: boolean;
  /** No further one can be selected. */
  isFull: boolean;
  /** Selects one or lets it go; with `isRange`, everything up to it. */
  select: (result: HistoryResult, isRange: boolean) => void;
  /** Selects these, or lets them go. */
  put: (results: readonly HistoryResult[], isSelected: boolean) => void;
  favour: (result: HistoryResult) => void;
  tag: (result: HistoryResult) => void;
  addToGallery: (result: HistoryResult) => void;
  remove: (result: HistoryResult) => void;
  /** Its checkbox has the focus: keys are about it where nothing is selected. */
  look: (result: HistoryResult) => void;
  /** Where menus are put, since a tile cuts off what is larger. */
  menus: RefObject<HTMLElement | null>;
};
