import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { tokenCharacter } from "./mention-query.ts";

/** What an input method is writing, or null: an empty range where everything composed was taken back. */
type Composed = { from: number; to: number } | null;

const key = new PluginKey<Composed>("keep-composition");

/**
 * Lets input methods write beside tokens and in their place. Where a composition at a token is taken back, browsers leave the caret
 * in the token or on its other side, and where a token is selected, they compose into it. The document knows better: a composition
 * takes the place of the selected tokens, and the caret returns to where it began.
 */
export function keepComposition(): Plugin<Composed> {
  return new Plugin<Composed>({
    key,
    state: {
      init: () => null,
      apply(transaction, composed) {
        const begun = transaction.getMeta(key) as Composed | undefined; // only this file sets it
        if (begun !== undefined) return begun;
        return (
          composed && {
            from: transaction.mapping.map(composed.from, -1),
            to: transaction.mapping.map(composed.to, 1),
          }
        );
      },
    },
    view(view) {
      // Heard after the library, which by then has read what the browser wrote and where its caret is.
      const hearing = new AbortController();
      const { signal } = hearing;
      view.dom.addEventListener("compositionstart", () => begin(view), { signal });
      view.dom.addEventListener("compositionend", () => finish(view), { signal });
      view.dom.addEventListener("keydown", () => freeCaret(view), { signal, capture: true });
      return { destroy: () => hearing.abort() };
    },
  });
}

function begin(view: EditorView): void {
  const { tr, selection, doc } = view.state;
  const selected = doc.textBetween(selection.from, selection.to, "", tokenCharacter);
  if (selected.includes(tokenCharacter)) tr.deleteSelection();
  const { from, to } = tr.selection;
  view.dispatch(tr.setMeta(key, { from, to }));
}

function finish(view: EditorView): void {
  const composed = key.getState(view.state);
  if (!composed) return;
  const { tr } = view.state;
  if (composed.from === composed.to) tr.setSelection(TextSelection.create(tr.doc, composed.to));
  view.dispatch(tr.setMeta(key, null));
  freeCaret(view);
}

/** Puts a caret that the browser has left inside a token, where nothing can be written, to where the document has it. */
function freeCaret(view: EditorView): void {
  const caret = document.getSelection();
  const { focusNode } = caret ?? {};
  const { selection } = view.state;
  if (view.composing || !caret || !focusNode || !view.dom.contains(focusNode)) return;
  if (!(selection instanceof TextSelection) || !selection.empty) return;
  const element = focusNode instanceof Element ? focusNode : focusNode.parentElement;
  if (element?.closest("[contenteditable=false]")) {
    const { node, offset } = view.domAtPos(selection.head);
    caret.collapse(node, offset);
  }
}
