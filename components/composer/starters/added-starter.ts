import { v7 as createUuid } from "uuid";
import { Selection } from "prosemirror-state";
import type { ComposerSession } from "#components/composer/composer-session.ts";
import { namePrompt } from "#components/composer/drafts/prompt-names.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { createStore } from "#components/state/store.ts";
import { showToast } from "#components/ui/toast.ts";
import { takeStarterAction } from "#lib/actions/starter-actions.ts";
import type { PromptId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { type StarterId, starters } from "#lib/domain/starter/starters.ts";
import { comingStarter, starterModelIds } from "./coming-starter.ts";

/** The prompt that a starter has just filled, as it filled it: until it is changed, named or sent, it can be taken back. */
export const addedStarter = createStore<{ promptId: PromptId; document: Prompt } | null>(null);

/** Fills an empty prompt with a starter: its media, its words, 480p and the animatic alone. What does not work is said. */
export async function addStarter(session: ComposerSession, id: StarterId): Promise<void> {
  comingStarter.update(() => session.saver.id);
  await fill(session, id).finally(() => comingStarter.update(() => null));
}

async function fill(session: ComposerSession, id: StarterId): Promise<void> {
  const answer = await takeStarterAction({ starter: id }).catch(() => null);
  if (!answer?.ok) {
    showToast({ title: answer ? refusalMessage(answer) : unreachableMessage, tone: "failed" });
    return;
  }
  if (!session.isOpen()) return;
  session.flushText();
  const { document: before } = session.store.get();
  if (before.body.length > 0 || before.references.length > 0) return; // somebody wrote meanwhile
  const document = promptOf(session, id, answer.assets);
  session.store.update((all) => ({
    ...all,
    document,
    assets: new Map([...all.assets, ...answer.assets.map((asset) => [asset.id, asset] as const)]),
  }));
  addedStarter.update(() => ({ promptId: session.saver.id, document }));
  namePrompt(session.saver, starters[id].title, 0);
  session.edition.update((count) => count + 1);
  requestAnimationFrame(() => {
    const view = session.editor.current?.view;
    view?.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)));
    view?.focus();
  });
}

function promptOf({ models }: ComposerSession, id: StarterId, assets: readonly Asset[]): Prompt {
  const { files, text } = starters[id];
  const references = assets.map((asset, place) => ({
    id: createUuid() as ReferenceId, // a fresh UUID is what its id is
    assetId: asset.id,
    kind: asset.kind,
    name: asset.name,
    role: files[place]?.role ?? null,
  }));
  const animatic = newPrompt(starterModelIds({ models }));
  return {
    ...animatic,
    references,
    body: text.flatMap((part) => {
      if (typeof part === "string") return { type: "text" as const, text: part };
      const reference = references[part];
      return reference ? { type: "reference" as const, id: reference.id } : [];
    }),
    settings: { ...animatic.settings, resolution: "480p" },
  };
}
