import { Plugin, PluginKey, type EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { answersQuery, findMention, tokenCharacter } from "./mention-query.ts";
import { schema } from "./schema.ts";
import { afterToken } from "./space-after-token.ts";
import type { TokenDirectory } from "./token-directory.ts";

export type MentionMenu = {
  from: number;
  to: number;
  optionIds: readonly ReferenceId[];
  activeIndex: number;
};

const key = new PluginKey<MentionMenu | null>("mention-menu");
type Command = { close: true } | { activeIndex: number };

/** The open menu of references, or null. */
export function openMentionMenu(state: EditorState): MentionMenu | null {
  return key.getState(state) ?? null;
}

/** Puts the token of an option in the place of what was typed for it. */
export function acceptMention(view: EditorView, id: ReferenceId): void {
  const menu = openMentionMenu(view.state);
  if (!menu) return;
  const token = schema.node("reference", { id });
  const { tr } = view.state;
  tr.replaceWith(menu.from, menu.to, token);
  view.dispatch(afterToken(tr, menu.from + token.nodeSize).scrollIntoView());
  view.focus();
}

/**
 * The menu that `@` opens. Typing opens and filters it, arrows move in it, Enter and Tab accept, Escape closes it until
 * the next `@`. The text keeps the focus all the time.
 */
export function createMentionMenu(directory: TokenDirectory): Plugin<MentionMenu | null> {
  return new Plugin<MentionMenu | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, menu, _old, state) {
        const command = transaction.getMeta(key) as Command | undefined; // only this file sets it
        if (command) return "close" in command || !menu ? null : { ...menu, ...command };
        const isTyping = transaction.docChanged && transaction.getMeta("paste") !== true;
        return menu || isTyping ? findMenu(state, directory) : null;
      },
    },
    props: {
      handleKeyDown(view, event) {
        const menu = openMentionMenu(view.state);
        if (!menu || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
        const count = menu.optionIds.length;
        const move = (activeIndex: number) => view.dispatch(view.state.tr.setMeta(key, { activeIndex }));
        if (event.key === "ArrowDown") move((menu.activeIndex + 1) % count);
        else if (event.key === "ArrowUp") move((menu.activeIndex + count - 1) % count);
        else if (event.key === "Escape") closeMentionMenu(view);
        else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) {
          acceptMention(view, menu.optionIds[menu.activeIndex]!); // the index stays below the count
        } else return false;
        return true;
      },
      handleDOMEvents: {
        blur(view) {
          closeMentionMenu(view);
        },
      },
    },
  });
}

function closeMentionMenu(view: EditorView): void {
  if (openMentionMenu(view.state)) view.dispatch(view.state.tr.setMeta(key, { close: true }));
}

function findMenu(state: EditorState, directory: TokenDirectory): MentionMenu | null {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const mention = findMention($from.parent.textBetween(0, $from.parentOffset, "", tokenCharacter));
  if (!mention) return null;
  const optionIds = directory
    .options()
    .filter(({ label, reference }) => answersQuery({ label, name: reference.name }, mention.query))
    .map(({ reference }) => reference.id);
  const from = $from.start() + mention.start;
  return optionIds.length > 0 ? { from, to: $from.pos, optionIds, activeIndex: 0 } : null;
}
