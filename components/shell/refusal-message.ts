import { newerMessages } from "#lib/domain/base/messages.ts";
import { timeWord } from "./time-word.ts";

/** What an action answers when it did not do its work: a code, and for a few codes a fact. */
export type RefusedAction = { ok: false; reason: string; waitMs?: number; reference?: string };

const common: Record<string, string> = {
  "wrong-origin":
    "This page was opened under another address than the studio's own. Open it there and try again.",
  "bad-input": "Something that was entered cannot be used. Check the fields.",
  "signed-out": "You are signed out. Sign in again; what you wrote is kept.",
  "not-found": "It is not there any more.",
  "not-allowed": "Only an owner of the studio may do this.",
  newer: newerMessages.unopened("This"),
};

/** The sentence for a refusal: the form's own words first, then those that any action may need. */
export function refusalMessage(refused: RefusedAction, words: Readonly<Record<string, string>> = {}): string {
  if (refused.reason === "slow-down")
    return `Too many tries. Wait ${timeWord(refused.waitMs ?? 60_000)}, then try again.`;
  if (refused.reason === "internal")
    return `That did not work, and nothing was changed. Reference number: ${refused.reference ?? "unknown"}.`;
  return words[refused.reason] ?? common[refused.reason] ?? "That did not work. Try again.";
}

/** For an action whose answer never came. */
export const unreachableMessage = "The studio could not be reached. Check the connection and try again.";
