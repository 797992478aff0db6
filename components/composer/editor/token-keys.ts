import type { Node } from "prosemirror-model";
import { type Command, NodeSelection, TextSelection } from "prosemirror-state";
import { runsRightToLeft } from "./runs-right-to-left.ts";

/** Crosses a token with one press of the arrow to the left (−1) or to the right (1), and extends the selection over it with Shift. */
export function crossToken(arrow: -1 | 1, isExtending: boolean): Command {
  return (state, dispatch) => {
    const { selection } = state;
    const isTurned = runsRightToLeft(selection.$head.parent.textContent);
    const direction = isTurned ? -arrow : arrow;
    if (selection instanceof NodeSelection) {
      if (isExtending) return false;
      const beside = direction < 0 ? selection.from : selection.to;
      dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, beside)).scrollIntoView());
      return true;
    }
    if (!(selection instanceof TextSelection) || (!selection.empty && !isExtending)) return false;
    const { $head, anchor, head } = selection;
    const { nodeBefore, nodeAfter } = $head;
    const [ahead, behind] = direction < 0 ? [nodeBefore, nodeAfter] : [nodeAfter, nodeBefore];
    // The library takes the whole text to run from left to right, and holds the caret at a token in a line that does not.
    const isHeld = isTurned && isToken(behind) && ahead?.isText;
    if (!isToken(ahead) && !isHeld) return false;
    const next = head + direction * (isHeld ? lengthAtEnd(ahead.text ?? "", direction) : 1);
    dispatch?.(
      state.tr
        .setSelection(TextSelection.create(state.doc, isExtending ? anchor : next, next))
        .scrollIntoView(),
    );
    return true;
  };
}

/**
 * Home. Left to itself, the library takes a caret that comes to the start of the text soon after the focus did for the browser's
 * doing, and puts it back. On a Mac the key scrolls.
 */
export function goToLineStart(isExtending: boolean): Command {
  return (state, dispatch, view) => {
    const caret = document.getSelection();
    if (!view || !caret?.focusNode || /Mac|iP/.test(navigator.platform)) return false;
    caret.modify(isExtending ? "extend" : "move", "backward", "lineboundary");
    const head = view.posAtDOM(caret.focusNode, caret.focusOffset);
    const anchor = isExtending ? state.selection.anchor : head;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)).scrollIntoView());
    return true;
  };
}

function isToken(node: Node | null): boolean {
  return node?.type.name === "reference";
}

/** The length of a text's last character (−1) or first (1), as people count them. */
export function lengthAtEnd(text: string, direction: number): number {
  const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text);
  return characters.containing(direction < 0 ? text.length - 1 : 0)?.segment.length ?? 0;
}
