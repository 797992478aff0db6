import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** Right behind a token that was just put in, for as long as the caret has not left and nothing was written there. */
const key = new PluginKey<number | null>("space-after-token");

/** To be said where a token is put in at the caret. */
export const afterToken = (transaction: Transaction, at: number) => transaction.setMeta(key, at);

/** What begins a word that a space stands before: not in scripts without such spaces, nor where particles join the word before. */
const beginsWord =
  /^(?![\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Hang}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmr}\p{Script=Mymr}])[\p{L}\p{N}@＠([“„«]/u;

/** Whether a text that is written at a place of the document goes on right behind a token that was just put in, and is another word. */
export function needsSpace(state: EditorState, at: number, text: string): boolean {
  return key.getState(state) === at && beginsWord.test(text);
}

/**
 * Sets a word that is typed right behind a token just chosen apart from it. The space comes with the word, as keyboards of phones do it:
 * a comma stays at the token, a typed space is the only one, and a token at the end leaves none behind.
 */
export function spaceAfterToken(): Plugin<number | null> {
  return new Plugin<number | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, at, _old, { selection }) {
        const put = transaction.getMeta(key) as number | undefined; // only this file sets it
        if (put !== undefined) return put;
        if (at === null) return null;
        const place = transaction.mapping.map(at, -1);
        const isComposing = transaction.getMeta("composition") !== undefined;
        return isComposing || (selection.empty && selection.head === place) ? place : null;
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        if (from !== to || view.composing || !needsSpace(view.state, from, text)) return false;
        view.dispatch(view.state.tr.insertText(` ${text}`, from).scrollIntoView());
        return true;
      },
    },
  });
}

/** The same for a word that an input method wrote, which must not be touched before it is done. */
export function spaceComposed(view: EditorView): void {
  const at = key.getState(view.state);
  if (at === null || at === undefined) return;
  const { parent, parentOffset } = view.state.doc.resolve(at);
  const written = parent.textBetween(parentOffset, parent.content.size, "", " ");
  if (view.state.selection.head > at && needsSpace(view.state, at, written))
    view.dispatch(view.state.tr.insertText(" ", at));
}
