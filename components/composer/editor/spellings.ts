import type { Node } from "prosemirror-model";
import { findSpellings, type Spelling } from "#lib/domain/prompt/dialect.ts";
import { readLikelyTokens } from "#lib/domain/prompt/read-tokens.ts";
import { tokenCharacter } from "./mention-query.ts";

/** Every spelling in a document, with document positions. */
export const spellingsOfDocument = inDocument(findSpellings);

/** The words of a document that spell no token and yet are read as one in some dialect ("12Image 1"), with document positions. */
export const misreadOfDocument = inDocument((text) => {
  const spelled = findSpellings(text);
  return readLikelyTokens(text).filter(
    ({ start, end }) => !spelled.some((one) => start < one.end && one.start < end),
  );
});

/** Finds places in every paragraph of a document. Paragraphs never change, so each is read once. */
function inDocument<Place extends { start: number; end: number }>(find: (text: string) => readonly Place[]) {
  const perParagraph = new WeakMap<Node, readonly Place[]>();
  const findIn = (paragraph: Node) => {
    const known = perParagraph.get(paragraph);
    if (known) return known;
    const found = find(paragraph.textBetween(0, paragraph.content.size, "", tokenCharacter));
    perParagraph.set(paragraph, found);
    return found;
  };
  return (document: Node): Place[] => {
    const all: Place[] = [];
    document.forEach((paragraph, offset) => {
      for (const place of findIn(paragraph))
        all.push({ ...place, start: place.start + offset + 1, end: place.end + offset + 1 });
    });
    return all;
  };
}

const enclosed = new Set<Spelling["dialect"]>(["bracket", "tight-bracket", "angle", "zero-based"]);

/** Whether the author may still be typing it: "@Image1" may become "@Image12", but "[Image 1]" is whole. */
export function isBeingTyped(spelling: Spelling, caret: number | null): boolean {
  if (caret === null) return false;
  if (spelling.start < caret && caret < spelling.end) return true;
  return caret === spelling.end && !enclosed.has(spelling.dialect);
}
