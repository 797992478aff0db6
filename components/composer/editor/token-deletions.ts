import { baseKeymap, chainCommands } from "prosemirror-commands";
import type { ResolvedPos } from "prosemirror-model";
import { type Command, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { moveCaret, wordEnd } from "./browser-caret.ts";
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

type Reach = (view: EditorView, $head: ResolvedPos, direction: -1 | 1) => number | null;

const nextWordEnd: Reach = (view, $head, direction) => wordEnd(view, $head, sideOf(direction), true);
const shownLineEnd: Reach = (view, _head, direction) =>
  moveCaret(view, sideOf(direction), "lineboundary", true);
const lineEnd: Reach = (_view, $head, direction) => (direction < 0 ? $head.start() : $head.end());
const sideOf = (direction: -1 | 1) => (direction < 0 ? "backward" : "forward");

/** Deletes from the caret to where `reach` says, not the range that browsers announce: that runs on into the next line. */
function deleteUpTo(direction: -1 | 1, reach: Reach): Command {
  return ({ selection, tr }, dispatch, view) => {
    const { $head, head } = selection;
    if (!view || !selection.empty || $head.parent.childCount < 2) return false;
    const length = ((reach(view, $head, direction) ?? head) - head) * direction;
    if (length <= 0) return false;
    dispatch?.(deleteAhead(tr, direction * length));
    return true;
  };
}

/** What Backspace and Delete do beside tokens and at the ends of lines. The rest is the browser's. */
export const deletionKeys = {
  Backspace: chainCommands(deleteToken(-1), deleteLoneCharacter(-1), baseKeymap["Backspace"]!), // the base map has both
  Delete: chainCommands(deleteToken(1), deleteLoneCharacter(1), baseKeymap["Delete"]!),
  // The library would delete the token beside the caret alone.
  "Cmd-Backspace": chainCommands(deleteUpTo(-1, shownLineEnd), baseKeymap["Backspace"]!),
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
  const commands = {
    Content: one,
    Word: chainCommands(one, deleteUpTo(direction, nextWordEnd)),
    SoftLine: chainCommands(deleteUpTo(direction, shownLineEnd), one),
    HardLine: chainCommands(deleteUpTo(direction, lineEnd), one),
  };
  const command = commands[unit as keyof typeof commands]; // the pattern names no other
  if (!command(view.state, view.dispatch, view)) return false;
  event.preventDefault();
  return true;
}

/** Deletes that many places before (negative) or after the caret. */
function deleteAhead(tr: Transaction, length: number): Transaction {
  const { head } = tr.selection;
  return tr.delete(Math.min(head, head + length), Math.max(head, head + length)).scrollIntoView();
}
