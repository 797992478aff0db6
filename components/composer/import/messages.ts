import { bytesText, countText } from "#lib/domain/base/quantity.ts";
import type { ImportRefusal } from "#lib/domain/exchange/import-line.ts";
import type { ImportNote } from "#lib/providers/imported-request.ts";
import type { Offer } from "./offer.ts";

const mend = "Replace or remove it.";

/** What is said of prompts that come from outside, and of their files. */
export const importMessages = {
  noModel: "No model named.",
  requestTo: (label: string) => `Request to ${label}.`,
  headersDropped: "Headers dropped: no key kept.",
  replaces: (here: string) => `“${here}” replaces this prompt. Undo brings it back.`,
  keepAsText: "Keep as text",
  cancel: "Cancel",

  textTitle: "Text",
  settings: "Settings",
  onlyForModel: (extras: string) => ` · only for this model: ${extras}`,
  negativePrompt: "Negative prompt",
  ownSettings: "Own settings",
  models: (count: number) => (count > 1 ? "Models" : "Model"),
  modelsStay: "As chosen now",
  noKey: (label: string) => `No key for ${label}. Everything else is rebuilt.`,
  references: "References",
  notes: "Changes and notes",

  alreadyHere: "already here",
  chooseAfterwards: "choose it afterwards",
  from: (host: string) => `from ${host}`,
  inside: (sizeBytes: number) => `inside the request, ${bytesText(sizeBytes)}`,
  noLink: "no link: choose the file afterwards",

  canBeBack: "Undo brings the old prompt back.",
  isBack: "The old prompt is back",

  lost: "Lost the connection to the studio. Try again.",
  signedOut: "Signed out. Sign in, then try again.",
  linkRefused: `The studio refused this link. ${mend}`,
  failed: (reference: string) => `Something went wrong. Reference number: ${reference}.`,
  nowhere: `The request has no link to this file. ${mend}`,
};

/** The words of an offer, by where it came from. */
export function offerWords({ source }: Offer) {
  if (source.type === "file")
    return {
      title: "Open this prompt file?",
      text: "Text of the file",
      here: "Open here",
      inNew: "Open in a new prompt",
      announced: `Prompt opened: ${source.name}`,
      done: "Prompt file opened",
      undone: "Can't undo: that prompt is closed.",
    } as const;
  return {
    title: "Rebuild this prompt from a request?",
    text: "Text of the request",
    here: "Rebuild here",
    inNew: "Rebuild in a new prompt",
    announced:
      source.modelId === null ? "Prompt rebuilt" : `Prompt rebuilt from a request to ${source.label}`,
    done: "Prompt rebuilt from the request",
    undone: "Can't undo: that prompt is closed.",
  } as const;
}

/** A note on an import, in a sentence. Names of fields are the request's own. */
export function noteText(note: ImportNote): string {
  switch (note.code) {
    case "left-out":
      return `Left out: ${note.names.join(", ")}.`;
    case "changed":
      return note.to === null
        ? `${note.name}: “${note.from}” can't be used. Left out.`
        : `${note.name}: “${note.from}” → ${note.to}, the nearest here.`;
    case "default":
      return `Not in the request; provider default: ${note.names.join(", ")}.`;
    case "unsaid":
      return `Not in the request; set to the studio's default: ${note.names.join(", ")}.`;
    case "read-as-token":
      return `Not written as the provider documents; read as references: ${quoted(note.words)}.`;
    case "token-unknown":
      return `No such file in the request; kept as text: ${quoted(note.words)}.`;
    case "too-many":
      return `${countText(note.count, "reference")} left out (max 50).`;
    case "text-cut":
      return `Text cut after ${note.max} characters.`;
    case "other-contract":
      return `Written for the ${note.contract} contract; this studio uses another. Check what the model says.`;
    case "untold":
      return `Missing from the pasted text; left out: ${note.names.join(", ")}.`;
    case "more-text":
      return "Text after the cURL line: left out.";
  }
}

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(", ");

/** Why a file could not be fetched, and what to do. Fetching never costs anything. */
export const fetchRefusals: Record<ImportRefusal, string> = {
  gone: `Dead link: no such file, or no access. ${mend}`,
  refused: `The link's server sent no file. ${mend}`,
  forbidden: `The link leads to a private address. ${mend}`,
  unreachable: "Can't reach the link's server. Try again, or replace it.",
  broken: "Lost the connection to the link's server. Try again, or replace it.",
  "too-slow": "No file within 15 minutes. Try again, or replace it.",
  "too-large": `File too large. ${mend}`,
  "no-space": "The studio is out of space. Free up some, then try again.",
  empty: `The file is empty. ${mend}`,
  "not-taken": `Not an image, video or sound this studio can use. ${mend}`,
  "other-kind": `Not the kind the request names. ${mend}`,
};
