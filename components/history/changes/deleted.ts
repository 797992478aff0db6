import { createStore } from "#components/composer/store.ts";
import type { GenerationId } from "#lib/domain/id.ts";

/** What was deleted in this tab and not taken back: pages that were read before still have it. */
export const deleted = createStore<ReadonlySet<GenerationId>>(new Set());

export function hideDeleted(ids: readonly GenerationId[]): void {
  deleted.update((before) => new Set([...before, ...ids]));
}

export function showRestored(ids: readonly GenerationId[]): void {
  const back = new Set(ids);
  deleted.update((before) => new Set([...before].filter((id) => !back.has(id))));
}
