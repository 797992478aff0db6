import { arrangeReferences } from "#lib/domain/prompt/arrange-references.ts";
import { compileText } from "#lib/domain/prompt/compile-text.ts";
import type { DialectId } from "#lib/domain/prompt/dialect.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { normalizeBody, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";

/**
 * A piece of the text that is sent. `was` is what the author reads in its place: null where a piece was put in that the author did
 * not write. A piece with an empty text is a token of which nothing is written.
 */
export type Piece = {
  text: string;
  was: string | null;
  change: "none" | "spelling" | "words" | "space" | "gone";
};

/** The text that a model is sent, cut where it differs from what the author reads: joined, the pieces are that text. */
export function compareText(prompt: Prompt, model: Model, dialect: DialectId): Piece[] {
  const { sent, words } = arrangeReferences(prompt, model);
  const order = sent.map(({ id }) => id);
  const { text, tokens } = compileText(prompt, dialect, order, words);
  const shown = numberReferences(prompt.references);
  const pieces: Piece[] = [];
  let at = 0;
  let placed = 0;
  const put = (length: number, was: string | null, change: Piece["change"]) => {
    pieces.push({ text: text.slice(at, at + length), was, change });
    at += length;
  };
  /** Spaces alone are ever put in, and never beside one: where something else should stand, there is one. */
  const putSpaceBefore = (next: string) => {
    if (!text.startsWith(next, at)) put(1, null, "space");
  };
  for (const node of normalizeBody(prompt.body)) {
    if (node.type === "text") {
      putSpaceBefore(node.text);
      put(node.text.length, node.text, "none");
      continue;
    }
    const number = shown.get(node.id);
    const was = number
      ? referenceLabel(number)
      : (prompt.removed.find(({ id }) => id === node.id)?.name ?? "a file");
    const inWords = words.get(node.id);
    const token = tokens[placed];
    if (inWords !== undefined) {
      putSpaceBefore(inWords);
      put(inWords.length, was, "words");
    } else if (!number || token?.id !== node.id) put(0, was, "gone");
    else {
      const written = text.slice(token.start, token.end);
      putSpaceBefore(written);
      put(written.length, was, written === was ? "none" : "spelling");
      placed++;
    }
  }
  return pieces;
}
