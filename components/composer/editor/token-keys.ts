import { type Command, NodeSelection, TextSelection } from "prosemirror-state";

/** Crosses a token with one press of an arrow, and extends the selection over it with Shift. */
export function crossToken(direction: -1 | 1, isExtending: boolean): Command {
  return (state, dispatch) => {
    const { selection } = state;
    if (selection instanceof NodeSelection) {
      if (isExtending) return false;
      const beside = direction < 0 ? selection.from : selection.to;
      dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, beside)).scrollIntoView());
      return true;
    }
    if (!(selection instanceof TextSelection) || (!selection.empty && !isExtending)) return false;
    const { $head, anchor, head } = selection;
    const node = direction < 0 ? $head.nodeBefore : $head.nodeAfter;
    if (node?.type.name !== "reference") return false;
    const next = head + direction;
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
