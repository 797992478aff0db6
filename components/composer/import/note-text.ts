import { countText } from "#lib/domain/base/quantity.ts";
import type { ImportNote } from "#lib/providers/imported-request.ts";

/** A note on an import, in a sentence. Names of fields are the request's own. */
export function noteText(note: ImportNote): string {
  switch (note.code) {
    case "left-out":
      return `Left out: ${note.names.join(", ")}.`;
    case "changed":
      return note.to === null
        ? `${note.name}: “${note.from}” cannot be used and is left out.`
        : `${note.name}: “${note.from}” becomes ${note.to}, the nearest that the studio has.`;
    case "default":
      return `Not in the request, so the provider's documented value is set: ${note.names.join(", ")}.`;
    case "unsaid":
      return `Not in the request, and no value is documented, so the studio's own is set: ${note.names.join(", ")}.`;
    case "read-as-token":
      return `Written otherwise than this provider documents, and taken for tokens: ${quoted(note.words)}.`;
    case "token-unknown":
      return `Names no file of the request and stays text: ${quoted(note.words)}.`;
    case "too-many":
      return `${countText(note.count, "reference")} beyond the 50 that a prompt holds are left out.`;
    case "text-cut":
      return `The text is cut after ${note.max} characters.`;
    case "other-contract":
      return `It is written for the ${note.contract} contract, and the studio's settings use another one: look at what the model says afterwards.`;
    case "untold":
      return `Not in the pasted text, so left out: ${note.names.join(", ")}.`;
    case "more-text":
      return "What stands behind the cURL line is left out.";
  }
}

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(", ");
