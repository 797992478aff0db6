"use client";

import { useEffect, useRef } from "react";
import { type Focus, goesOn, type Shortcut, shortcutOf } from "./shortcuts.ts";

/** Listens to the keys of the whole page while they are wanted. The list stays the same for as long as the page lives. */
export function useShortcuts<Id extends string>(
  isWanted: boolean,
  list: readonly Shortcut<Id>[],
  commands: (id: Id, key: string) => void,
): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    if (!isWanted) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const id = shortcutOf(list, event, focusOf(event.target));
      if (id === null) return;
      event.preventDefault();
      if (!event.repeat || goesOn(event.key)) latest.current(id, event.key);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isWanted, list]);
}

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return "page";
  if (target.closest("[role=dialog], [role=menu], [role=listbox], [data-notes]")) return "field";
  if (target.matches("textarea, select") || target.isContentEditable) return "field";
  if (target instanceof HTMLInputElement) return pressed.has(target.type) ? "control" : "field";
  return target.closest("button, a, summary, [role=slider], [role=tab]") ? "control" : "page";
}

/** Inputs that are pressed or pushed, not written in. */
const pressed = new Set(["radio", "checkbox", "range", "button", "submit"]);
