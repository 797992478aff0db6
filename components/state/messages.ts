import { newerMessages } from "#lib/domain/base/messages.ts";

/** What an action answers when it did not do its work: a code, and for a few codes a fact. */
export type RefusedAction = { ok: false; reason: string; waitMs?: number; reference?: string };

/** Whatever was to be kept. */
export const diskFullMessage = "No space left in the studio. Free up space, then try again.";

/** Refusals that any action may need; a form adds sentences for its action's own reasons. */
const refusals: Readonly<Record<string, string>> = {
  "wrong-origin": "Opened under another address. Go to the studio's own and try again.",
  "bad-input": "Something here can't be used. Check the fields.",
  "signed-out": "You're signed out. Sign in again; your work is kept.",
  "not-found": "Not found. It may have been deleted.",
  "not-allowed": "Only an owner can do this.",
  "disk-full": diskFullMessage,
  newer: newerMessages.unopened("This"),
};

/** The sentence for a refusal: the form's own words first, then those that any action may need. */
export function refusalMessage(refused: RefusedAction, words: Readonly<Record<string, string>> = {}): string {
  if (refused.reason === "slow-down")
    return `Too many tries. Wait ${timeWord(refused.waitMs ?? 60_000)}, then try again.`;
  if (refused.reason === "internal")
    return `Something went wrong. Nothing was changed. Reference number: ${refused.reference ?? "unknown"}.`;
  return words[refused.reason] ?? refusals[refused.reason] ?? "That didn't work. Try again.";
}

/** For an action whose answer never came. */
export const unreachableMessage = "Can't reach the studio. Check the connection and try again.";

/** What is said once changes have waited in this browser for a while. */
export const outboxMessages = {
  unreachable: "Can't reach the studio",
  kept: "Kept in this browser. Sent once it answers.",
};

/** When something was to be copied; `what` begins the sentence. */
export const copyMessages = {
  copied: (what: string) => `${what} copied`,
  notCopied: (what: string) => `${what} not copied`,
  blocked: "This browser blocks the clipboard here. Select the text and copy it yourself.",
};

/** In a toast of what can be taken back. */
export const undoLabel = "Undo";

/** In the place of a page that broke. */
export const brokenPageMessages = {
  title: "This page couldn't be shown",
  safe: "What you saved is safe.",
  newer: newerMessages.unopened("What this page shows"),
  /** The number follows. */
  reference: "Reference number:",
  retry: "Try again",
};

/** In the place of a page that is not there. */
export const missingPageMessages = {
  title: "Page not found",
  intro: "It may have been deleted.",
  history: "History",
  toStudio: "Go to Studio",
};

/** "5 seconds", "1 minute", rounded up so that whoever waits that long has waited enough. */
function timeWord(durationMs: number): string {
  const seconds = Math.max(1, Math.ceil(durationMs / 1000));
  if (seconds < 60) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
