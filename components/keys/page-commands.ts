import { useEffect, useRef } from "react";
import { createStore } from "#components/state/store.ts";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import type { Shortcut } from "./shortcuts.ts";

/** What can be done on the page one is on, as the palette and the list of keys read it in the moment when they open. */
export type PageCommands = {
  /** "This run", over its lines. */
  title: string;
  /** The keys of the page; empty where it has none, or they are switched off. */
  keys: readonly Shortcut[];
  /** What can be done just now. */
  entries: () => readonly Command[];
};

/** One line of the palette. */
export type Command = Extract<MenuEntry, { type: "action" | "link" }> & {
  caps?: readonly string[] | undefined;
};

/** Those of everything that stands on the page, the latest first: what came last lies on top. */
export const pageCommands = createStore<readonly PageCommands[]>([]);

/** Puts a page's commands within reach for as long as it stands there. */
export function putCommands(commands: PageCommands): () => void {
  pageCommands.update((all) => [commands, ...all]);
  return () => pageCommands.update((all) => all.filter((one) => one !== commands));
}

/** Offers lines of a menu as commands too; what is chosen from a list stays in its menu. */
export function usePageCommands(title: string, entries: () => readonly MenuEntry[]): void {
  const latest = useRef(entries);
  useEffect(() => {
    latest.current = entries;
  });
  useEffect(
    () => putCommands({ title, keys: [], entries: () => latest.current().filter(isCommand) }),
    [title],
  );
}

function isCommand(entry: MenuEntry): entry is Command {
  return entry.type === "link" || (entry.type === "action" && entry.isDisabled !== true);
}
