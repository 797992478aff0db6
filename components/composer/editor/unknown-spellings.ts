import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { isBeingTyped, spellingsOfDocument } from "./spellings.ts";
import type { TokenDirectory } from "./token-directory.ts";

/** Marks words that read like a token and are none, since a model may take them for one. */
export function markUnknownSpellings(directory: TokenDirectory): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const caret = state.selection.empty ? state.selection.from : null;
        const marks = spellingsOfDocument(state.doc).flatMap((spelling) => {
          const isKnown = directory.numbered(spelling.kind, spelling.ordinal) !== null;
          if (isKnown && isBeingTyped(spelling, caret)) return [];
          const title = isKnown
            ? "These words may be read as a token"
            : "There is no such reference. Add it, or write this differently";
          return Decoration.inline(spelling.start, spelling.end, { class: "token-unknown", title });
        });
        return marks.length > 0 ? DecorationSet.create(state.doc, marks) : DecorationSet.empty;
      },
    },
  });
}
