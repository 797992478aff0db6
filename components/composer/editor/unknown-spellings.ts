import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { isBeingTyped, misreadOfDocument, spellingsOfDocument } from "./spellings.ts";
import type { TokenDirectory } from "./token-directory.ts";

const mayBeRead = "These words may be read as a token";

const mark = ({ start, end }: { start: number; end: number }, title: string) =>
  Decoration.inline(start, end, { class: "token-unknown", title });

/** Marks words that read like a token and are none, since a model may take them for one. */
export function markUnknownSpellings(directory: TokenDirectory): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const caret = state.selection.empty ? state.selection.from : null;
        const marks = spellingsOfDocument(state.doc).flatMap((spelling) => {
          const isKnown = directory.numbered(spelling.kind, spelling.ordinal) !== null;
          if (isKnown && isBeingTyped(spelling, caret)) return [];
          return mark(
            spelling,
            isKnown ? mayBeRead : "There is no such reference. Add it, or write this differently",
          );
        });
        for (const words of misreadOfDocument(state.doc))
          if (caret === null || caret < words.start || words.end < caret) marks.push(mark(words, mayBeRead));
        return marks.length > 0 ? DecorationSet.create(state.doc, marks) : DecorationSet.empty;
      },
    },
  });
}
