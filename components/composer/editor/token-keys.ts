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

/** Deletes the token beside the caret whole. */
export function deleteToken(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { selection } = state;
    if (!(selection instanceof TextSelection) || !selection.empty) return false;
    const { $head, head } = selection;
    const node = direction < 0 ? $head.nodeBefore : $head.nodeAfter;
    if (node?.type.name !== "reference") return false;
    dispatch?.(
      state.tr.delete(Math.min(head, head + direction), Math.max(head, head + direction)).scrollIntoView(),
    );
    return true;
  };
}

function isToken(node: Node | null): boolean {
  return node?.type.name === "reference";
}

/** The length of the text's last character (−1) or first (1), as people count them. */
function lengthAtEnd(text: string, direction: number): number {
  const characters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)];
  return characters.at(direction < 0 ? -1 : 0)?.segment.length ?? 0;
}
