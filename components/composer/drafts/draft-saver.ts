import type { PromptId } from "#lib/domain/base/id.ts";
import { isTooLong, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { type ComposerStore, updateDocument } from "#components/composer/composer-state.ts";
import type { Draft } from "#components/drafts/draft.ts";
import type { Journal } from "#components/drafts/journal.ts";
import {
  createDocumentSaver,
  type DocumentSaver,
  type SaverOptions,
} from "#components/state/document-saver.ts";
import { onPart } from "#components/state/store.ts";
import { mergeAdditions } from "./merge-additions.ts";

export type DraftSaver = DocumentSaver<Prompt> & { id: PromptId };

type DraftSaverOptions = Omit<Draft, "document"> & {
  store: ComposerStore;
  /** Saves in the studio; over version 0 it makes the draft. */
  save: (draft: {
    id: PromptId;
    document: Prompt;
    fromVersion: number;
  }) => ReturnType<SaverOptions<Prompt>["save"]>;
  journal: Pick<Journal, "write" | "remove">;
  onSaved: (draft: Draft, isFirst: boolean) => void;
};

/** Saves a draft as its document in the store changes. Its text is never replaced under the hand that writes it: the author is asked. */
export function createDraftSaver({
  store,
  id,
  version,
  save,
  journal,
  onSaved,
}: DraftSaverOptions): DraftSaver {
  const saver = createDocumentSaver<Prompt>({
    key: `draft ${id}`,
    document: {
      get: () => store.get().document,
      update: (change) => updateDocument(store, change),
      subscribe: store.subscribe,
    },
    version,
    save: (draft) => save({ id, ...draft }),
    keep: (unsaved) =>
      unsaved ? journal.write({ id, ...unsaved, writtenAt: Date.now() }) : journal.remove(id),
    findTrouble: (document) => (isTooLong(document) ? "too-long" : null),
    merge: mergeAdditions,
    onSaved: (saved, isFirst) => onSaved({ id, ...saved }, isFirst),
  });
  return {
    ...saver,
    id,
    start() {
      const stop = saver.start();
      const unsubscribe = onPart(
        store,
        ({ document }) => [document],
        () => saver.changed(true),
      );
      return () => {
        unsubscribe();
        stop();
      };
    },
  };
}
