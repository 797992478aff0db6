import type { ResolvedPos } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";

export const isMac = /Mac|iP/.test(navigator.platform);

export type CaretSide = "left" | "right" | "backward" | "forward";

/** Lets the browser move the caret, and gives the document's position that it came to: null without a caret. */
export function moveCaret(
  view: EditorView,
  side: CaretSide,
  unit: "word" | "lineboundary",
  isExtending: boolean,
): number | null {
  const caret = document.getSelection();
  caret?.modify(isExtending ? "extend" : "move", side, unit);
  return caret?.focusNode ? view.posAtDOM(caret.focusNode, caret.focusOffset) : null;
}

/** Where the word beside the caret ends: browsers run on over a token that touches it. Null in a line without tokens. */
export function wordEnd(
  view: EditorView,
  { parent, pos, nodeBefore, nodeAfter }: ResolvedPos,
  side: CaretSide,
  isExtending: boolean,
): number | null {
  if (parent.childCount < 2) return null;
  const end = moveCaret(view, side, "word", isExtending) ?? pos;
  const textBefore = nodeBefore?.isText ? nodeBefore.nodeSize : 0;
  const textAfter = nodeAfter?.isText ? nodeAfter.nodeSize : 0;
  return Math.min(Math.max(end, pos - textBefore), pos + textAfter);
}
