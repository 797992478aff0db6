"use client";

import { Dialog } from "@base-ui/react/dialog";
import clsx from "clsx";
import { ChevronRight, Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { paletteMessages } from "#components/shell/messages.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Still } from "#components/ui/still.tsx";
import { useFocusBack } from "#components/ui/use-focus-back.ts";
import { useUnhiddenFocusGuards } from "#components/ui/use-unhidden-focus-guards.ts";
import { findLines, type PaletteLine } from "./palette-lines.ts";
import { usePaletteGroups } from "./use-palette-groups.ts";

type PaletteDialogProps = { isOwner: boolean; usesShortcuts: boolean; onClose: () => void };

/** Everything that can be done from here, and everywhere one can go, found by its words. A default export because React.lazy asks for one. */
export default function PaletteDialog({ isOwner, usesShortcuts, onClose }: PaletteDialogProps) {
  useUnhiddenFocusGuards(true);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const returnsFocus = useFocusBack();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const groups = findLines(usePaletteGroups({ isOwner, usesShortcuts, query }), query);
  const lines = groups.flatMap((group) => group.lines);
  const active = lines[at];
  const idOf = (line: PaletteLine) => `${id}-line-${lines.indexOf(line)}`; // words would hold spaces, which end an id
  const activeId = active && idOf(active);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
  const choose = (line: PaletteLine) => {
    onClose();
    // Once the focus is back where it was: a command may be about what has it.
    requestAnimationFrame(() => requestAnimationFrame(line.run));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && lines.length > 0) setAt((at + step + lines.length) % lines.length);
    else if (event.key === "Enter" && active) choose(active);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil fixed inset-0 z-40 bg-[oklch(0_0_0/0.55)]" />
        <Dialog.Popup
          aria-label={paletteMessages.title}
          initialFocus={input}
          finalFocus={returnsFocus}
          className="fixed top-[min(7rem,12dvh)] left-1/2 z-50 flex max-h-[min(36rem,80dvh)] w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded-[0.75rem] border border-edge bg-panel text-text shadow-float outline-none"
        >
          <div className="flex min-h-14 items-center gap-3 border-b border-line px-5">
            <Icon of={Search} className="text-quiet" />
            <input
              ref={input}
              type="text"
              role="combobox"
              aria-label={paletteMessages.search}
              aria-expanded
              aria-autocomplete="list"
              aria-controls={`${id}-list`}
              aria-activedescendant={activeId}
              placeholder={paletteMessages.placeholder}
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              value={query}
              onChange={({ target }) => {
                setQuery(target.value);
                setAt(0);
              }}
              onKeyDown={onKey}
              className="min-h-11 min-w-0 grow bg-transparent text-16 caret-accent shadow-none outline-none placeholder:text-quiet"
            />
          </div>
          <div
            id={`${id}-list`}
            // A list beside a field that keeps the focus, with pictures in its lines, is no element of HTML's.
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="listbox"
            aria-label={paletteMessages.title}
            className="min-h-0 overflow-y-auto px-2 pb-2"
          >
            {groups.map(({ title, lines: own }, place) => (
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
              <div key={title} role="group" aria-labelledby={`${id}-group-${place}`}>
                <p id={`${id}-group-${place}`} className="px-3 pt-3 pb-1 text-12 text-quiet">
                  {title}
                </p>
                {own.map((line) => (
                  <Line
                    key={line.id}
                    {...{ line }}
                    id={idOf(line)}
                    isActive={line === active}
                    onPoint={() => setAt(lines.indexOf(line))}
                    onChoose={() => choose(line)}
                  />
                ))}
              </div>
            ))}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type LineProps = {
  line: PaletteLine;
  id: string;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Line({ line, id, isActive, onPoint, onChoose }: LineProps) {
  const { label, detail, icon, picture, caps } = line;
  return (
    // The combobox has the focus and the keys; a pointer presses the option itself.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      aria-selected={isActive}
      onPointerMove={onPoint}
      onClick={onChoose}
      className={clsx(
        "flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-3 pointer-coarse:min-h-11",
        isActive && "bg-lifted forced-colors:outline-2",
      )}
    >
      {picture === undefined ? (
        <Icon of={icon ?? ChevronRight} className="text-quiet" />
      ) : (
        <span className="-ml-1 h-[27px] w-12 shrink-0 overflow-hidden rounded-[3px] bg-lifted">
          {picture && <Still src={`/media/a/${picture}/poster`} alt="" className="size-full object-cover" />}
        </span>
      )}
      <span className="flex min-w-0 grow items-baseline gap-2">
        <span dir="auto" className="truncate">
          {label}
        </span>
        {detail && <span className="shrink-0 text-12 text-quiet">{detail}</span>}
      </span>
      {caps && <span className="shrink-0 font-mono text-12 text-quiet">{caps.join(" ")}</span>}
    </div>
  );
}
