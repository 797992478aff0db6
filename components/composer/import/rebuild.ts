import type { ComposerSession } from "#components/composer/composer-session.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { conversionsOf } from "#components/composer/conversions/conversions-of.ts";
import { wishFor } from "#components/composer/conversions/wishes.ts";
import { rememberRemoved } from "#components/composer/reference-changes.ts";
import { announce } from "#components/state/announce.ts";
import { showToast } from "#components/ui/toast.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { bringMedia, rememberMedia } from "./bring-media.ts";
import type { Offer } from "./offer.ts";
import { importMessages, offerWords } from "./messages.ts";

const undoMs = 30_000;

/** Whether there is nothing in a prompt that rebuilding would replace. */
export function isEmpty({ body, references }: Prompt): boolean {
  return body.length === 0 && references.length === 0;
}

/** Puts the rebuilt prompt in the place of the open one, and offers to take that back. */
export function rebuildHere(session: ComposerSession, offer: Offer): void {
  session.flushText();
  const before = session.store.get().document;
  rememberMedia(offer.urls);
  // Files that are still on their way find their references among the removed ones, from where Undo takes them.
  replace(session, rememberRemoved(offer.prompt, [...before.removed, ...before.references]));
  bringMedia(session);
  wishFor(session.saver.id, offer.prompt.references, offer.edits);
  if (offer.edits && offer.edits.size > 0) conversionsOf(session).resume();
  const words = offerWords(offer);
  announce(words.announced);
  if (isEmpty(before)) return;
  showToast({
    title: words.done,
    detail: importMessages.canBeBack,
    action: { label: "Undo", onClick: () => undo(session, offer, before) },
    durationMs: undoMs,
  });
}

function undo(session: ComposerSession, offer: Offer, before: Prompt): void {
  if (!session.editor.current) {
    showToast({ title: offerWords(offer).undone, tone: "failed" });
    return;
  }
  for (const id of offer.urls.keys()) session.uploads.remove(id);
  const { removed } = session.store.get().document;
  const arrived = new Map(removed.map(({ id, assetId }) => [id, assetId]));
  const references = before.references.map((one) => ({
    ...one,
    assetId: one.assetId ?? arrived.get(one.id) ?? null,
  }));
  replace(session, { ...before, references });
  announce(importMessages.isBack);
}

/** Shows another document as a whole, and gives its text the focus. */
function replace(session: ComposerSession, document: Prompt): void {
  updateDocument(session.store, () => document);
  session.edition.update((count) => count + 1);
  requestAnimationFrame(() => session.editor.current?.view.focus());
}
