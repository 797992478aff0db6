import type { HistoryResult } from "#lib/domain/history/history.ts";

/** What a card can do to its result. */
export type ListHands = {
  /** Something is chosen: then a press on a picture chooses too. */
  isChoosing: boolean;
  /** No further one can be chosen. */
  isFull: boolean;
  /** Chooses one or lets it go; with `isRange`, everything up to it. */
  choose: (result: HistoryResult, isRange: boolean) => void;
  favour: (result: HistoryResult) => void;
  /** Its checkbox has the focus: keys are about it where nothing is chosen. */
  look: (result: HistoryResult) => void;
};
