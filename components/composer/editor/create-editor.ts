import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keydownHandler } from "prosemirror-keymap";
import { type Command, EditorState, Plugin } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { PromptNode } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { bodyOfDocument, documentOfBody } from "./body-document.ts";
import { createClipboard } from "./clipboard.ts";
import { createMentionMenu, type MentionMenu, openMentionMenu } from "./mention-menu.ts";
import { keepComposition } from "./keep-composition.ts";
import { schema } from "./schema.ts";
import { createSpellingConverter } from "./spelling-converter.ts";
import { deleteAnnounced, deletionKeys } from "./token-deletions.ts";
import type { TokenDirectory } from "./token-directory.ts";
import { movementKeys } from "./token-keys.ts";
import { createTokenView } from "./token-view.ts";
import { markUnknownSpellings } from "./unknown-spellings.ts";

export type PromptEditor = {
  view: EditorView;
  body(): PromptNode[];
  /** Puts a token at the caret, apart from the word before it, and gives the text the focus. */
  insert(id: ReferenceId): void;
  /** Lets every token of one reference mean another, or takes them out of the text. */
  rebind(from: ReferenceId, to: ReferenceId | null): void;
  /** To be called after references were added: words that name them become tokens. */
  convertAdded(added: ReadonlySet<ReferenceId>): void;
  destroy(): void;
};

export type EditorOptions = {
  body: readonly PromptNode[];
  directory: TokenDirectory;
  attributes: Record<string, string>;
  listboxId: string;
  onChange: () => void;
  onMenu: (menu: MentionMenu | null) => void;
  onForeign: (references: Reference[]) => void;
  /** Hears of a pasted text that may be a provider's request, instead of the text. */
  onRequest: (text: string) => void;
  onMissingClick: (id: string) => void;
};

/** Mounts the prompt's text. No React between a key and the page. */
export function createEditor(place: HTMLElement, options: EditorOptions): PromptEditor {
  const { directory } = options;
  const converter = createSpellingConverter(directory);
  const clipboard = createClipboard(directory, options.onForeign, options.onRequest);
  const state = EditorState.create({
    schema,
    doc: documentOfBody(options.body),
    plugins: [
      createMentionMenu(directory),
      createKeys({
        ...baseKeymap,
        "Mod-z": undo,
        "Shift-Mod-z": redo,
        "Mod-y": redo,
        ...movementKeys,
        ...deletionKeys,
      }),
      history(),
      keepComposition(),
      markUnknownSpellings(directory),
    ],
  });

  const view = new EditorView(
    { mount: place },
    {
      ...clipboard,
      state,
      attributes(current): Record<string, string> {
        const menu = openMentionMenu(current);
        const isEmpty = current.doc.childCount === 1 && current.doc.firstChild?.childCount === 0;
        return {
          ...options.attributes,
          ...(isEmpty && { "data-empty": "" }),
          ...(menu && {
            "aria-controls": options.listboxId,
            "aria-activedescendant": `${options.listboxId}-${menu.activeIndex}`,
          }),
        };
      },
      handleClickOn(_view, _position, node) {
        const id = String(node.attrs["id"]);
        if (node.type.name === "reference" && directory.face(id).isMissing) options.onMissingClick(id);
        return false;
      },
      nodeViews: { reference: (node) => createTokenView(node, directory) },
      dispatchTransaction(transaction) {
        const before = openMentionMenu(view.state);
        view.updateState(view.state.apply(transaction));
        converter.note(transaction);
        converter.convertTouched(view, transaction.getMeta("paste") === true);
        const menu = openMentionMenu(view.state);
        if (menu !== before) options.onMenu(menu);
        if (transaction.docChanged) options.onChange();
      },
      handleDOMEvents: {
        ...clipboard.handleDOMEvents,
        beforeinput: (_view, event) => deleteAnnounced(view, event) || insertLines(view, event),
        blur: () => converter.convertTouched(view, true),
        // The view ends its own composing only after this event.
        compositionend: () => void setTimeout(() => view.isDestroyed || converter.convertTouched(view), 60),
      },
    },
  );
  const unsubscribe = directory.subscribe(() => view.isDestroyed || view.setProps({}));

  return {
    view,
    body: () => bodyOfDocument(view.state.doc),
    insert(id) {
      const { $from } = view.state.selection;
      const before = $from.parent.textBetween(0, $from.parentOffset, "", "\uFFFC");
      const gap = /\S$/.test(before) && !/[([“"'\p{Script=Han}]$/u.test(before) ? [schema.text(" ")] : [];
      const { tr } = view.state;
      tr.replaceWith(view.state.selection.from, view.state.selection.to, [
        ...gap,
        schema.node("reference", { id }),
      ]);
      view.dispatch(tr.scrollIntoView());
      view.focus();
    },
    rebind(from, to) {
      const { tr } = view.state;
      view.state.doc.descendants((node, position) => {
        if (node.type.name !== "reference" || node.attrs["id"] !== from) return;
        const start = tr.mapping.map(position);
        if (to === null) tr.delete(start, start + 1);
        else tr.setNodeAttribute(start, "id", to);
      });
      if (tr.docChanged) view.dispatch(tr);
      view.focus();
    },
    convertAdded: (added) => converter.convertAdded(view, added),
    destroy() {
      unsubscribe();
      view.destroy();
    },
  };
}

/** Takes a text of several lines whole, as keyboards of phones hand in their clipboard: browsers leave the caret in its middle. */
function insertLines(view: EditorView, event: InputEvent): boolean {
  if (event.inputType !== "insertText" || !event.cancelable || !event.data?.includes("\n")) return false;
  event.preventDefault();
  return view.pasteText(event.data);
}

/**
 * The keys that people press. When an extension removes something before the caret, the library takes that for a Backspace and would
 * delete what stands beside the caret instead.
 */
function createKeys(bindings: Record<string, Command>): Plugin {
  const handle = keydownHandler(bindings);
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => (event.isTrusted || event.key !== "Backspace") && handle(view, event),
    },
  });
}
