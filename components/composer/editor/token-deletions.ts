import { baseKeymap, chainCommands } from "prosemirror-commands";
import { type Command, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { lengthAtEnd } from "./token-keys.ts";

/** Deletes the token beside the caret whole. */
export function deleteToken(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { selection } = state;
    if (!(selection instanceof TextSelection) || !selection.empty) return false;
    const { $head } = selection;
    const node = direction < 0 ? $head.nodeBefore : $head.nodeAfter;
    if (node?.type.name !== "reference") return false;
    dispatch?.(deleteAhead(state.tr, direction));
    return true;
  };
}

/** Deletes the only character between tokens or the line's ends, where browsers leave a space or take the token along. */
function deleteLoneCharacter(direction: -1 | 1): Command {
  return ({ selection, tr }, dispatch) => {
    const { $head } = selection;
    const ahead = direction < 0 ? $head.nodeBefore : $head.nodeAfter;
    const text = ahead?.text ?? "";
    const isLone = selection.empty && $head.textOffset === 0 && $head.parent.childCount > 1;
    if (!isLone || text === "" || lengthAtEnd(text, direction) < text.length) return false;
    dispatch?.(deleteAhead(tr, direction * text.length));
    return true;
  };
}

/** What Backspace and Delete do beside tokens and at the ends of lines. The rest is the browser's. */
export const deletionKeys = {
  Backspace: chainCommands(deleteToken(-1), deleteLoneCharacter(-1), baseKeymap["Backspace"]!), // the base map has both
  Delete: chainCommands(deleteToken(1), deleteLoneCharacter(1), baseKeymap["Delete"]!),
};

/**
 * Does the same where the browser announces a deletion that no key came before, as for the keyboards of phones, and deletes words
 * and lines that hold tokens: left to the browser, a token goes in place of the word beside it.
 */
export function deleteAnnounced(view: EditorView, event: InputEvent): boolean {
  const [, unit, side] = /^delete(Content|Word|SoftLine|HardLine)(Back|For)ward$/.exec(event.inputType) ?? [];
  if (!unit) return false;
  const direction = side === "Back" ? -1 : 1;
  const one = deletionKeys[direction < 0 ? "Backspace" : "Delete"];
  const many = deleteTarget(event.getTargetRanges()[0], direction, unit === "Word");
  const command =
    unit === "Content" ? one : unit === "Word" ? chainCommands(one, many) : chainCommands(many, one);
  if (!command(view.state, view.dispatch, view)) return false;
  event.preventDefault();
  return true;
}

/** Deletes from the caret to the far end of what the browser is about to delete; as a word, only up to the next token. */
function deleteTarget(target: StaticRange | undefined, direction: -1 | 1, isWord: boolean): Command {
  return ({ selection, tr }, dispatch, view) => {
    const { $head, head } = selection;
    if (!view || !target || !selection.empty || $head.parent.childCount < 2) return false;
    const far =
      direction < 0
        ? view.posAtDOM(target.startContainer, target.startOffset)
        : view.posAtDOM(target.endContainer, target.endOffset);
    const ahead = (direction < 0 ? $head.nodeBefore : $head.nodeAfter)?.nodeSize ?? 0;
    const length = Math.min((far - head) * direction, isWord ? ahead : Number.POSITIVE_INFINITY);
    if (length <= 0) return false;
    dispatch?.(deleteAhead(tr, direction * length));
    return true;
  };
}

/** Deletes that many places before (negative) or after the caret. */
function deleteAhead(tr: Transaction, length: number): Transaction {
  const { head } = tr.selection;
  return tr.delete(Math.min(head, head + length), Math.max(head, head + length)).scrollIntoView();
}
