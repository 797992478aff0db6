"use client";

import { useEffect, useRef } from "react";
import { type Command, putCommands } from "./page-commands.ts";
import { type Focus, goesOn, type Shortcut, shortcutOf } from "./shortcuts.ts";

type About<Id extends string> = {
  /** Over these keys in the palette. */
  title?: string;
  /** Whether one of them would do something just now; the palette leaves the others out. */
  can?: (id: Id) => boolean;
};

/**
 * Listens to the keys of the whole page while they are wanted, and offers what they do in the palette, wanted or not. The list stays the
 * same for as long as the page lives.
 */
export function useShortcuts<Id extends string>(
  isWanted: boolean,
  list: readonly Shortcut<Id>[],
  commands: (id: Id, key: string) => void,
  about: About<Id> = {},
): void {
  const { title = "This page", can } = about;
  const latest = useRef({ commands, can });
  useEffect(() => {
    latest.current = { commands, can };
  });
  useEffect(() => {
    const entries = () =>
      list.flatMap(({ id, keys, caps, words, isOfKeys }): Command[] => {
        const [key] = keys;
        if (key === undefined || isOfKeys || latest.current.can?.(id) === false) return [];
        const onSelect = () => latest.current.commands(id, key);
        return [{ type: "action", label: words, caps: isWanted ? firstOf(caps) : undefined, onSelect }];
      });
    return putCommands({ title, keys: isWanted ? list : [], entries });
  }, [isWanted, list, title]);
  useEffect(() => {
    if (!isWanted) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const id = shortcutOf(list, event, focusOf(event.target));
      if (id === null) return;
      event.preventDefault();
      if (!event.repeat || goesOn(event.key)) latest.current.commands(id, event.key);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isWanted, list]);
}

/** One way to press it is enough beside its words. */
function firstOf(caps: readonly string[]): readonly string[] {
  return caps[0] === "Shift" ? caps : caps.slice(0, 1);
}

/** What kind of thing has the focus, for a key that is pressed there. */
export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return "page";
  if (target.closest("[role=dialog], [role=menu], [role=listbox], [data-notes]")) return "field";
  if (target.matches("textarea, select") || target.isContentEditable) return "field";
  if (target instanceof HTMLInputElement) return pressed.has(target.type) ? "control" : "field";
  return target.closest("button, a, summary, [role=slider], [role=tab]") ? "control" : "page";
}

/** Inputs that are pressed or pushed, not written in. */
const pressed = new Set(["radio", "checkbox", "range", "button", "submit"]);
