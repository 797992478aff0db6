import type { Shortfall } from "./answer.ts";
import type { Failure, FailureKind } from "./failure.ts";
import type { Status } from "./generation.ts";
import type { ProviderPause } from "./provider-pause.ts";

/** The word on the card. */
export const statusWord = {
  queued: "Queued",
  submitting: "Submitting",
  unconfirmed: "Unconfirmed",
  running: "Running",
  saving: "Saving",
  done: "Done",
  failed: "Failed",
  canceled: "Canceled",
} as const satisfies Record<Status, string>;

/** What is said of an answer with fewer videos than it speaks of. */
export function shortfallText({ came, of }: Shortfall): string {
  return `${came} of ${of} videos came.`;
}

/**
 * What a person is told of a failure: what happened, whether it cost money, what to do next, in that order. While the
 * generation goes on, `goesOn` takes the place of the last two.
 */
export type FailureMessage = { what: string; money: string; next: string; goesOn: string };

/** What happened, what to do next, and what the studio does while it goes on: by the kind of a failure. */
const failures: Record<
  FailureKind,
  (provider: string, detail: string) => { what: string; next: string; goesOn?: string }
> = {
  credentials: (provider) => ({
    what: `${provider} does not accept the API key.`,
    next: "Check the key in the settings and retry.",
    goesOn:
      "The studio goes on asking for the result until the deadline. Save a key of the same account in the settings.",
  }),
  balance: (provider) => ({
    what: `${provider} says that the account has no credit left.`,
    next: "Top the account up there and retry.",
  }),
  input: (provider) => ({
    what: `${provider} refused the request.`,
    next: "Change what it names, and send again.",
  }),
  moderation: (provider) => ({
    what: `${provider} refused the content.`,
    next: "Change the text or the references, and send again.",
  }),
  rate: (provider) => ({
    what: `${provider} is asked too often at the moment.`,
    next: "Wait a little and retry.",
  }),
  unreachable: (provider) => ({
    what: `${provider} cannot be reached.`,
    next: "Check the connection and retry.",
  }),
  unavailable: (provider) => ({ what: `${provider} could not do it at the moment.`, next: "Retry later." }),
  contract: (provider) => ({
    what: `${provider} answered something that cannot be understood.`,
    next: "Look at the details, and at the provider's own page.",
  }),
  "unknown-operation": (provider) => ({
    what: `${provider} does not know this task any more.`,
    next: "Look for it on the provider's own page, or retry.",
  }),
  "unheard-of": (provider, status) => ({
    what: `${provider} says: ${status}.`,
    next: "Look again.",
    goesOn: "Asking again.",
  }),
  "no-output": (provider) => ({
    what: "Finished, but gave no video yet.",
    next: `Look again, or check ${provider}'s own page.`,
    goesOn: "Asking again, for an hour at most.",
  }),
  expired: (provider) => ({
    what: `No result came from ${provider} before the deadline.`,
    next: "Look again, since it may have finished late, or retry.",
  }),
  render: () => ({
    what: "The animatic could not be rendered.",
    next: "Replace the file that is named, and retry.",
  }),
  storage: () => ({
    what: "The result could not be saved here.",
    next: "Make room or mend what is named, and fetch it again: the result is still with the provider.",
  }),
  stopped: () => ({
    what: "Stopped waiting. The result may still arrive.",
    next: "A retry may cost again.",
  }),
};

/** Whether it cost money. */
const money: Record<Failure["charged"], string> = {
  no: "Nothing was charged.",
  unknown: "It may have been charged.",
  yes: "It was charged.",
};

/** Whether asking once more is paid for twice: this failure was charged, or may have been. */
export function costsAgain(failure: Failure | null, isFree: boolean): boolean {
  return !isFree && failure?.charged !== "no";
}

/** What the button says that asks for a failed one once more. */
export function retryLabel(failure: Failure | null, isFree: boolean): string {
  return costsAgain(failure, isFree) ? "Retry (costs again)" : "Retry";
}

/** Turns a failure into sentences. `provider` is its name; a free model never costs anything. */
export function failureMessage(
  failure: Failure,
  { provider, isFree }: { provider: string; isFree: boolean },
): FailureMessage {
  return {
    goesOn: "The studio tries again by itself.",
    ...failures[failure.kind](provider, failure.detail),
    money: isFree ? "It is free." : money[failure.charged],
  };
}

/** What is said while a provider is left alone. `provider` is its name, `time` when that is over, as its reader writes it. */
export function pauseMessage(
  { isAsked }: ProviderPause,
  { provider, time }: { provider: string; time: string },
): string {
  return isAsked ? `${provider} asks to wait until ${time}` : `Trying again at ${time}`;
}
