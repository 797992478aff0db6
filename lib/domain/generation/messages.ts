import { kindWord } from "#lib/domain/media/format.ts";
import type { Shortfall } from "./answer.ts";
import type { Failure, FailureAbout, FailureKind } from "./failure.ts";
import type { Status } from "./generation.ts";
import type { SaveTrouble } from "./save-trouble.ts";

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
  return `Only ${came} of ${of} videos arrived.`;
}

/**
 * What a person is told of a failure: what happened, whether it cost money, and what is to be done that no button on the card does
 * ("" where there is nothing). While the generation goes on, `goesOn` takes the place of the last two.
 */
export type FailureMessage = { what: string; money: string; next: string; goesOn: string };

/** What a failure is told with. `provider` is its name; a free model never costs anything. */
export type Telling = {
  provider: string;
  isFree: boolean;
  /** What the input is called that the failure is about; null where none is named. */
  input?: string | null;
  /** It is not the first attempt: the others may have cost something. */
  isRetried?: boolean;
  /** "Look again" or "Try the link again" stands on the same card. */
  canLook?: boolean;
  /** The card says until when its provider is left alone. */
  isPauseTold?: boolean;
};

type Sentences = { what: string; next?: string; goesOn?: string };

/** What happened, what is to be done, and what the studio does while it goes on: by the kind of a failure. */
const failures: Record<FailureKind, (failure: Failure, telling: Telling) => Sentences> = {
  credentials: ({ isOurs }, { provider }) => ({
    what: `${provider} rejected the API key.`,
    next: isOurs ? "Add a key in Settings first." : "Check the key in Settings first.",
    goesOn: "Still asking for the result: save a valid key of the same account in Settings.",
  }),
  balance: ({ about }, { provider }) =>
    about?.reason === "quota"
      ? { what: `Quota used up at ${provider}.`, next: "Check the quota there first." }
      : { what: `Not enough credit at ${provider}.`, next: "Top up there first." },
  input: ({ about }, telling) => ({
    what: `${telling.provider} refused ${subjectOf(about, telling) ?? "the request"}.`,
    next: remedyOf(about),
  }),
  moderation: ({ about }, telling) => {
    const refused = [telling.provider, "refused", subjectOf(about, telling)].filter(Boolean).join(" ");
    const reason = (about?.reason && filterReasons[about.reason]) ?? "content filter";
    return { what: `${refused}: ${reason}.`, next: remedyOf(about) };
  },
  rate: ({ about }, { provider }) => ({
    what: about?.reason === "quota" ? `Quota reached at ${provider}.` : `Rate limit reached at ${provider}.`,
    next: "Wait a little first.",
  }),
  unreachable: (_, { provider }) => ({
    what: `${provider} can't be reached.`,
    next: "Check the connection first.",
  }),
  unavailable: (_, { provider }) => ({ what: `${provider} reported an error.` }),
  contract: ({ charged, isOurs }, telling) => {
    const { provider } = telling;
    if (charged === "yes")
      return { what: `The file from ${provider} isn't a usable video.`, ...lookAt(telling) };
    if (charged === "unknown") return { what: `${provider}'s answer couldn't be read.`, ...lookAt(telling) };
    return { what: `${provider} refused the request.`, next: isOurs ? "Choose another model." : "" };
  },
  "unknown-operation": (_, telling) => ({
    what: `${telling.provider} doesn't know this task any more.`,
    ...lookAt(telling),
  }),
  "unheard-of": ({ detail }, telling) => ({
    what: `${telling.provider} reports the status “${detail}”.`,
    ...lookAt(telling),
    goesOn: "Asking again.",
  }),
  "no-output": (_, telling) => ({
    what: "Finished, but gave no video yet.",
    ...lookAt(telling),
    goesOn: "Asking again, for an hour at most.",
  }),
  expired: (_, telling) => ({
    what: "No result before the deadline.",
    ...lookAt(telling),
    ...(telling.canLook && { next: "It may have finished late." }),
  }),
  render: () => ({ what: "The animatic couldn't be rendered." }),
  storage: ({ charged }, telling) =>
    charged === "no"
      ? { what: "The file of a reference is missing.", next: "Replace it." }
      : { what: "The result couldn't be saved here.", ...lookAt(telling) },
  stopped: () => ({ what: "Stopped waiting. The result may still arrive." }),
};

/** Where no button looks, a person can. */
function lookAt({ provider, canLook }: Telling): { next: string } {
  return { next: canLook ? "" : `Check ${provider}'s dashboard.` };
}

/** What was refused; null where the provider does not say. */
function subjectOf(about: FailureAbout | undefined, { input }: Telling): string | null {
  if (!about?.part) return null;
  if (about.part !== "input") return parts[about.part].name;
  const { name } = parts.input;
  return input ?? (about.kind ? `${name} (${kindWord[about.kind].toLowerCase()})` : name);
}

function remedyOf(about: FailureAbout | undefined): string {
  return about?.part ? parts[about.part].remedy : "";
}

/** What a refusal may be about: its name, and what to do about it. What was made may pass the next time as it is. */
const parts: Record<NonNullable<FailureAbout["part"]>, { name: string; remedy: string }> = {
  text: { name: "the text", remedy: "Reword it." },
  input: { name: "a reference", remedy: "Replace it." },
  settings: { name: "a setting", remedy: "Change it." },
  result: { name: "the result", remedy: "" },
  "result-sound": { name: "the result's sound", remedy: "" },
  "result-picture": { name: "the result's picture", remedy: "" },
};

/** Why a filter stopped it, where the provider says more than that. */
const filterReasons: Partial<Record<NonNullable<FailureAbout["reason"]>, string>> = {
  copyright: "copyright",
  person: "real person",
};

/** Whether it cost money. */
const money: Record<Failure["charged"], string> = {
  no: "Not charged.",
  unknown: "May have been charged.",
  yes: "Charged.",
};

/** Whether asking once more is paid for twice: this failure was charged, or may have been. */
export function costsAgain(failure: Failure | null, isFree: boolean): boolean {
  return !isFree && failure?.charged !== "no";
}

/** What the button says that asks for a failed one once more. */
export function retryLabel(failure: Failure | null, isFree: boolean): string {
  return costsAgain(failure, isFree) ? "Retry (costs again)" : "Retry";
}

/** Turns a failure into sentences. */
export function failureMessage(failure: Failure, telling: Telling): FailureMessage {
  const { isFree, isRetried, isPauseTold } = telling;
  const told = failures[failure.kind](failure, telling);
  const isOthers = isRetried && failure.charged === "no";
  return {
    what: isStudios(failure) ? failure.detail : told.what,
    money: isFree ? "Free." : isOthers ? "This attempt wasn't charged." : money[failure.charged],
    next: told.next ?? "",
    goesOn: isPauseTold ? "" : (told.goesOn ?? "Trying again."),
  };
}

/** A sentence of the studio's own; of older failures only their words tell. */
function isStudios({ isOurs, detail }: Failure): boolean {
  return isOurs === true || /^The studio\b/.test(detail);
}

/** Kinds whose words are the provider's own, and its answer to what was asked; of the others they are the system's, or no sentence. */
const quotedKinds: ReadonlySet<FailureKind> = new Set([
  "credentials",
  "balance",
  "input",
  "moderation",
  "rate",
  "unavailable",
  "unknown-operation",
]);

/** The provider's own words, without the code before them: what may stand beside the sentence. Null where it said none. */
export function wordsOfProvider(failure: Failure): string | null {
  const { kind, charged, detail } = failure;
  const isQuoted = quotedKinds.has(kind) || (kind === "contract" && charged === "no");
  if (!isQuoted || isStudios(failure)) return null;
  const words = detail
    .replace(/^-?\d+: /, "")
    .replace(/(^|: )no reason given$/, "")
    .trim();
  return words === "" ? null : words;
}

/** What else is known of a failure, for whoever wants to look into it. Null where everything is said. */
export function furtherDetails(failure: Failure): string | null {
  const { kind, detail } = failure;
  const isTold = kind === "unheard-of" || isStudios(failure) || wordsOfProvider(failure) !== null;
  return isTold || detail === "" ? null : detail;
}

/** Why a result that is ready at its provider is not here. */
export function saveTroubleMessage({ what, status }: SaveTrouble): string {
  return `Finished there. ${status === undefined ? saveTroubles[what] : `Its link answers ${status}.`}`;
}

const saveTroubles: Record<SaveTrouble["what"], string> = {
  gone: "Its link is dead.",
  refused: "Its link leads to a private address.",
  broken: "The download broke off.",
  "too-slow": "The download was too slow.",
  "no-media": "Its link gives no video.",
  "no-file": "Its file is missing here.",
  "no-space": "No space left here.",
  "too-large": "It is too large to save here.",
  here: "It couldn't be stored here.",
};

/** What comes after a result could not be saved. */
export const saveNext = {
  at: (time: string) => `Next try ${time}.`,
  soon: "Trying again within a minute.",
  now: "Trying again now.",
  askingForLink: "Asking for a new link.",
};
