import clsx from "clsx";
import { useLayoutEffect, useRef } from "react";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { Still } from "#components/ui/still.tsx";
import type { PromptEditor } from "./create-editor.ts";
import { editorMessages } from "./messages.ts";
import { acceptMention, type MentionMenu } from "./mention-menu.ts";
import type { TokenDirectory } from "./token-directory.ts";

type MentionListProps = {
  id: string;
  menu: MentionMenu;
  editor: PromptEditor;
  directory: TokenDirectory;
};

/** The references that `@` offers, beneath the caret. The text keeps the focus; a press accepts. */
export function MentionList({ id, menu, editor, directory }: MentionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const caret = editor.view.coordsAtPos(menu.from);
    const isBelow = caret.bottom + element.offsetHeight + 8 < window.innerHeight;
    const left = Math.min(caret.left, document.documentElement.clientWidth - element.offsetWidth - 8);
    element.style.left = `${Math.max(8, left)}px`;
    element.style.top = `${isBelow ? caret.bottom + 4 : Math.max(8, caret.top - element.offsetHeight - 4)}px`;
    element.children[menu.activeIndex]?.scrollIntoView({ block: "nearest" });
  }, [editor, menu]);

  const options = directory.options();
  return (
    <div
      ref={list}
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select would take the focus from the text
      role="listbox"
      aria-label={editorMessages.offered}
      className="fixed z-30 max-h-64 w-72 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-panel border border-line bg-raised p-1 shadow-float"
    >
      {menu.optionIds.map((optionId, index) => {
        const option = options.find(({ reference }) => reference.id === optionId);
        if (!option) return null;
        const { reference, label, pictureUrl } = option;
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the text has the focus and the keys
          <div
            key={optionId}
            id={`${id}-${index}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
            role="option"
            tabIndex={-1}
            aria-selected={index === menu.activeIndex}
            className={clsx(
              "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 text-13 hover:bg-lifted pointer-coarse:min-h-11",
              index === menu.activeIndex && "bg-lifted text-text",
            )}
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => acceptMention(editor.view, optionId)}
          >
            <span className="grid h-6 w-8 shrink-0 place-items-center overflow-hidden rounded-control bg-ground">
              {pictureUrl ? (
                <Still src={pictureUrl} alt="" className="size-full object-cover" />
              ) : (
                <KindIcon kind={reference.kind} size={14} />
              )}
            </span>
            <span className="font-medium whitespace-nowrap">{label}</span>
            <span className="truncate text-quiet">{reference.name}</span>
          </div>
        );
      })}
    </div>
  );
}
