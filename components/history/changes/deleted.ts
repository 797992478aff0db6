import { createStore } from "#components/state/store.ts";
import { undoMinutes } from "#lib/domain/history/history.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";

/** What was deleted in this tab and not taken back: pages that were read before still have it. */
export const deleted = createStore<ReadonlySet<GenerationId>>(new Set());

/** The deletions of this tab that can still be taken back, the latest last. */
export const deletions = createStore<readonly (readonly GenerationId[])[]>([]);

export function noteDeletion(ids: readonly GenerationId[]): void {
  deleted.update((before) => new Set([...before, ...ids]));
  deletions.update((before) => [...before, ids]);
  setTimeout(() => forgetDeletion(ids), undoMinutes * 60_000);
}

/** It was taken back, or cannot be any more. */
export function forgetDeletion(ids: readonly GenerationId[]): void {
  deletions.update((before) => before.filter((one) => one !== ids));
}

export function showRestored(ids: readonly GenerationId[]): void {
  const back = new Set(ids);
  deleted.update((before) => new Set([...before].filter((id) => !back.has(id))));
}
