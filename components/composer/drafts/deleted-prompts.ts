import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { createStore } from "#components/state/store.ts";
import { showToast } from "#components/ui/toast.ts";
import { deletePromptAction, restorePromptAction } from "#lib/actions/prompt-actions.ts";
import type { PromptItem } from "#lib/domain/prompt/prompt-page.ts";

/** What was deleted in this page, to stand in its place in the list until another prompt is opened. */
export const deletedPrompts = createStore<readonly PromptItem[]>([]);

/** Deletes a prompt; false where that did not work, which is said. */
export async function deletePrompt(item: PromptItem): Promise<boolean> {
  const isDone = await done(deletePromptAction, item);
  if (isDone) deletedPrompts.update((all) => [...all.filter(({ id }) => id !== item.id), item]);
  return isDone;
}

/** Takes a deletion back; false where that did not work, which is said. */
export async function restorePrompt(item: PromptItem): Promise<boolean> {
  const isDone = await done(restorePromptAction, item);
  if (isDone) deletedPrompts.update((all) => all.filter(({ id }) => id !== item.id));
  return isDone;
}

async function done(action: typeof deletePromptAction, { id }: PromptItem): Promise<boolean> {
  const answer = await action({ id }).catch(() => null);
  if (answer?.ok) return true;
  showToast({ title: answer ? refusalMessage(answer) : unreachableMessage, tone: "failed" });
  return false;
}
