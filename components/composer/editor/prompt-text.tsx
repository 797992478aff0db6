import { keydownHandler } from "prosemirror-keymap";
import { useEffect, useId, useRef, useState } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import type { ComposerSession } from "#components/composer/composer-session.ts";
import { focusOf } from "#components/keys/use-shortcuts.ts";
import { showToast } from "#components/ui/toast.ts";
import { exchangeMessages } from "#lib/domain/exchange/messages.ts";
import { noteCopied } from "./copied-files.ts";
import { createEditor, type PromptEditor } from "./create-editor.ts";
import "./editor.css";
import { editorMessages } from "./messages.ts";
import { historyKeys } from "./manuscript.ts";
import { missingNoticeId } from "./missing-notice-id.ts";
import type { MentionMenu } from "./mention-menu.ts";
import { MentionList } from "./mention-list.tsx";

/** Undo and redo of the whole page, while nothing has the focus that has its own. */
const takeHistoryKey = keydownHandler(historyKeys);

/** The place of the prompt's text. React mounts it and then keeps out of the way of its keys. */
export function PromptText() {
  const session = useSession();
  const place = useRef<HTMLDivElement>(null);
  const listboxId = useId();
  const [editor, setEditor] = useState<PromptEditor | null>(null);
  const [menu, setMenu] = useState<MentionMenu | null>(null);

  useEffect(() => {
    if (!place.current) return;
    const created = createEditor(place.current, {
      manuscript: session.manuscript,
      promptId: session.saver.id,
      directory: session.directory,
      listboxId,
      attributes: {
        class: "prompt-text",
        role: "textbox",
        "aria-label": editorMessages.prompt,
        "aria-multiline": "true",
        "aria-autocomplete": "list",
        "aria-haspopup": "listbox",
        "aria-placeholder": editorMessages.placeholder,
        tabindex: "0", // what checks pages for barriers does not take an editable place for one that has the focus
        spellcheck: "true",
        translate: "no", // a translated page would put other words in the place of the author's
      },
      onMenu: setMenu,
      onCopy: (id) => noteCopied(id, session.uploads.fileOf(id)),
      onCopied: session.takeCopied,
      onRequest: (text) => void offerRequest(session, text),
      onMissingClick: (id) => document.getElementById(missingNoticeId(id))?.focus(),
    });
    session.attachEditor(created);
    setEditor(created);
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || focusOf(event.target) === "field") return;
      if (takeHistoryKey(created.view, event)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      session.flushText();
      session.attachEditor(null);
      created.destroy();
      setEditor(null);
      setMenu(null);
    };
  }, [session, listboxId]);

  return (
    <>
      <div ref={place} />
      {editor && menu && (
        <MentionList id={listboxId} menu={menu} editor={editor} directory={session.directory} />
      )}
    </>
  );
}

/** Has a pasted text looked at that may be a request. Until that is done, nothing of it is inserted or kept anywhere. */
async function offerRequest(session: ComposerSession, pasted: string): Promise<void> {
  try {
    const { takePasted } = await import("#components/composer/import/take-pasted.ts");
    await takePasted(session, pasted);
  } catch {
    showToast({ title: exchangeMessages.notLookedAt, tone: "failed" });
  }
}
