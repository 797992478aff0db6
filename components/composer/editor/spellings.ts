import type { Node } from "prosemirror-model";
import { findSpellings, type Spelling } from "#lib/domain/spelling.ts";
import { tokenCharacter } from "./mention-query.ts";

const perParagraph = new WeakMap<Node, readonly Spelling[]>();

/** The spellings in a paragraph, by offset within it. Paragraphs never change, so each is read once. */
function spellingsIn(paragraph: Node): readonly Spelling[] {
  const known = perParagraph.get(paragraph);
  if (known) return known;
  const found = findSpellings(paragraph.textBetween(0, paragraph.content.size, "", tokenCharacter));
  perParagraph.set(paragraph, found);
  return found;
}

/** Every spelling in a document, with document positions. */
export function spellingsOfDocument(document: Node): Spelling[] {
  const all: Spelling[] = [];
  document.forEach((paragraph, offset) => {
    for (const spelling of spellingsIn(paragraph)) {
      all.push({ ...spelling, start: spelling.start + offset + 1, end: spelling.end + offset + 1 });
    }
  });
  return all;
}

const enclosed = new Set<Spelling["dialect"]>(["bracket", "tight-bracket", "angle", "zero-based"]);

/** Whether the author may still be typing it: "@Image1" may become "@Image12", but "[Image 1]" is whole. */
export function isBeingTyped(spelling: Spelling, caret: number | null): boolean {
  if (caret === null) return false;
  if (spelling.start < caret && caret < spelling.end) return true;
  return caret === spelling.end && !enclosed.has(spelling.dialect);
}
