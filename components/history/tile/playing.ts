import { createStore } from "#components/state/store.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";

/** The clip that plays: one at a time, whatever the pointer and the focus rest on. */
export const playing = createStore<GenerationId | null>(null);
