import { countText } from "#lib/domain/base/quantity.ts";
import type { FailureKind } from "#lib/domain/generation/failure.ts";
import type { Status } from "#lib/domain/generation/generation.ts";

/** What a generation's card says beside its failures, whose sentences are in `lib/domain/generation/messages.ts`. */
export const generationMessages = {
  cancelOrStop: (provider: string) => `Cancel asks ${provider} to stop. Stop waiting lets it go on.`,

  // of an unconfirmed one
  mayBeCharged: (provider: string) => `${provider} may have accepted and charged it.`,
  notSentAgain: "It won't be sent again by itself.",
  noList: (provider: string) => `${provider} can't list its tasks. Look on its own page.`,
  noTaskIds: (provider: string) =>
    `${provider} gives no task ids, so a lost result can't be fetched. Look on its own page for a bill.`,
  adopt: (provider: string) =>
    `Found it on ${provider}'s own page? Adopt it by its task id, at no extra cost.`,
  noIdEntered: "Enter the task id.",
};

/** Why a task could not be adopted. */
export const adoptWords = {
  taken: "Another generation has this task id. Check the id.",
  "no-id": "This provider gives no task ids: nothing to adopt.",
} as const;

/** What happens to one that moves, while no figure is known. */
export const progressWords: Partial<Record<Status, string>> = {
  queued: "Waiting for a slot",
  submitting: "Waiting for the answer",
  running: "Rendering",
  saving: "Copying the result here",
};

/** The same, of a running one whose provider doesn't say that it is being made. */
export const awaitedWords: Partial<Record<FailureKind, string>> = {
  "no-output": "Waiting for the video",
  "unheard-of": "Waiting for the result",
};

/** The same, once its result could not be saved. */
export const saveProgressWords = { link: "Waiting for a new link", again: "Waiting to try again" };

/** "2 notes", "Revised prompt", or both: what is behind a card's last line. */
export function notesSummary(notes: number, isRevised: boolean): string {
  if (notes === 0) return "Revised prompt";
  return countText(notes, "note") + (isRevised ? ", revised prompt" : "");
}

/** What came otherwise than it was asked for. */
export const differenceWords = {
  value: (wanted: string, came: string) => `${wanted} was asked for, ${came} came.`,
  duration: (wanted: string, came: string) => `${wanted} were asked for, ${came} came.`,
  shape: (references: number, came: string) =>
    `The shape of ${references === 1 ? "the" : "a"} reference was to be matched, ${came} came.`,
  noSound: "Sound was asked for, a video without sound came.",
  sound: "No sound was asked for, a video with sound came.",
};
