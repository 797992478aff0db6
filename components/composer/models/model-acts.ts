import type { ComposerSession } from "#components/composer/composer-session.ts";
import { type ComposerStore, updateDocument } from "#components/composer/composer-state.ts";
import type { ModelId } from "#lib/domain/base/id.ts";

/** Chooses a model as the last one, or no longer. */
export function chooseModel(store: ComposerStore, modelId: ModelId, isChosen: boolean): void {
  updateDocument(store, (document) => ({
    ...document,
    modelIds: [...document.modelIds.filter((id) => id !== modelId), ...(isChosen ? [modelId] : [])],
  }));
}

/** Accepts what a model changes, for as long as it is what this hash stands for; null takes that back. */
export function acceptChanges(
  accepted: ComposerSession["accepted"],
  modelId: ModelId,
  hash: string | null,
): void {
  accepted.update((all) => {
    const next = new Map(all);
    if (hash === null) next.delete(modelId);
    else next.set(modelId, hash);
    return next;
  });
}
