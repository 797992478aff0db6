import { createStore } from "#components/state/store.ts";

/** The clip that Tab comes to, with its tools: one among all, arrows go from there. Null until the page is alive: all of them. */
export const tabStop = createStore<string | null>(null);
