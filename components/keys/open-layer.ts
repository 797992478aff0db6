import { createStore } from "#components/state/store.ts";

/** What lies over every page when it is asked for: the palette, or the list of keys. */
export const openLayer = createStore<"commands" | "shortcuts" | null>(null);

/** Shows what the keys of this page do. */
export const showShortcuts = () => openLayer.update(() => "shortcuts");
