import { createStore } from "#components/state/store.ts";
import { renamePromptAction } from "#lib/actions/prompt-actions.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import type { DraftSaver } from "./draft-saver.ts";

/** A name that was given in this page, and whether the studio has it. */
type GivenName = { name: string; state: "unsaved" | "failed" | "saved" };

const restMs = 600;
const retryMs = 5000;
const timers = new Map<PromptId, ReturnType<typeof setTimeout>>();

/** Names given since this page was loaded, newer than what the studio had then. */
export const givenNames = createStore<ReadonlyMap<PromptId, GivenName>>(new Map());

type NamedDraft = Pick<DraftSaver, "id" | "saveNow">;

/** Names a prompt: saved when the hand rests, behind the prompt itself, and again until the studio has answered. */
export function namePrompt(draft: NamedDraft, name: string, delayMs = restMs): void {
  give(draft.id, { name, state: "unsaved" });
  later(draft, delayMs);
}

/** Saves a name without waiting for the hand to rest; resolves when the studio has it, or did not answer. */
export async function saveNameNow(draft: NamedDraft): Promise<void> {
  if (clear(draft.id)) await save(draft);
  else await saving.get(draft.id);
}

const saving = new Map<PromptId, Promise<void>>();

function clear(id: PromptId): boolean {
  clearTimeout(timers.get(id));
  return timers.delete(id);
}

function later(draft: NamedDraft, delayMs: number): void {
  clear(draft.id);
  const timer = setTimeout(() => {
    timers.delete(draft.id);
    void save(draft);
  }, delayMs);
  timers.set(draft.id, timer);
}

/** One at a time, so that the latest name is the last one to arrive. */
async function save(draft: NamedDraft): Promise<void> {
  const { id } = draft;
  const done = (saving.get(id) ?? Promise.resolve()).then(() => send(draft));
  saving.set(id, done);
  await done;
}

async function send(draft: NamedDraft): Promise<void> {
  const { id } = draft;
  const wanted = givenNames.get().get(id);
  if (!wanted || wanted.state === "saved") return;
  const isThere = (await draft.saveNow()) ?? 0;
  const answer = isThere ? await renamePromptAction({ id, name: wanted.name }).catch(() => null) : null;
  if (givenNames.get().get(id) !== wanted) return; // another one was given meanwhile, and waits
  give(id, { name: wanted.name, state: answer?.ok ? "saved" : "failed" });
  if (answer === null) later(draft, retryMs);
}

function give(id: PromptId, name: GivenName): void {
  givenNames.update((all) => new Map(all).set(id, name));
}
