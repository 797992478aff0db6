import { EditorView } from "prosemirror-view";
import type { PromptId, ReferenceId } from "#lib/domain/base/id.ts";
import type { PromptNode } from "#lib/domain/prompt/prompt.ts";
import { createClipboard, type TakeCopied } from "./clipboard.ts";
import type { Manuscript } from "./manuscript.ts";
import { type MentionMenu, openMentionMenu } from "./mention-menu.ts";
import { spaceComposed } from "./space-after-token.ts";
import { deleteAnnounced } from "./token-deletions.ts";
import type { TokenDirectory } from "./token-directory.ts";
import { createTokenView } from "./token-view.ts";

export type PromptEditor = {
  view: EditorView;
  body(): PromptNode[];
  /** Puts a token at the caret, apart from the word before it, and gives the text the focus. */
  insert(id: ReferenceId): void;
  /** Lets every token of one reference mean another, or takes them out of the text. */
  rebind(from: ReferenceId, to: ReferenceId | null): void;
  destroy(): void;
};

export type EditorOptions = {
  manuscript: Manuscript;
  promptId: PromptId;
  directory: TokenDirectory;
  attributes: Record<string, string>;
  listboxId: string;
  onMenu: (menu: MentionMenu | null) => void;
  onCopy: (id: ReferenceId) => void;
  onCopied: TakeCopied;
  /** Hears of a pasted text that may be a provider's request, instead of the text. */
  onRequest: (text: string) => void;
  onMissingClick: (id: string) => void;
};

/** Shows the prompt's text. No React between a key and the page. */
export function createEditor(place: HTMLElement, options: EditorOptions): PromptEditor {
  const { directory, manuscript } = options;
  const clipboard = createClipboard({
    directory,
    promptId: options.promptId,
    onCopy: options.onCopy,
    onCopied: options.onCopied,
    onRequest: options.onRequest,
  });
  let menuBefore = openMentionMenu(manuscript.state());

  const view = new EditorView(
    { mount: place },
    {
      ...clipboard,
      state: manuscript.state(),
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
      dispatchTransaction: manuscript.dispatch,
      handleDOMEvents: {
        ...clipboard.handleDOMEvents,
        beforeinput: (_view, event) => deleteAnnounced(view, event) || insertLines(view, event),
        blur: () => manuscript.convertTouched(true),
        // The view ends its own composing only after this event.
        compositionend: () => void setTimeout(finishComposed, 60),
      },
    },
  );
  const finishComposed = () => {
    if (view.isDestroyed || view.composing) return;
    spaceComposed(view);
    manuscript.convertTouched();
  };
  const hide = manuscript.show(view, () => {
    const menu = openMentionMenu(manuscript.state());
    if (menu !== menuBefore) options.onMenu(menu);
    menuBefore = menu;
  });
  const unsubscribe = directory.subscribe(() => view.isDestroyed || view.setProps({}));

  return {
    view,
    body: manuscript.body,
    insert(id) {
      manuscript.insert(id);
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
    destroy() {
      hide();
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
