import type { ReferenceId } from "#lib/domain/base/id.ts";
import { numberReferences, type Reference, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { announce } from "#components/state/announce.ts";
import { createStore, type Store } from "#components/state/store.ts";
import type { ListChange } from "./list-change.ts";
import type { Manuscript } from "./manuscript.ts";

/** A reference that was taken out; `label` is what it was called. */
export type Removed = { id: ReferenceId; label: string; name: string };

/** Remembers which reference was taken out last, so that it can be put back in place, and says what an undo does to the list. */
export function createRemovals(listed: () => readonly Reference[]) {
  const lastRemoved = createStore<Removed | null>(null);
  let removal: ListChange | null = null;
  let isLatest = false;

  return {
    lastRemoved: lastRemoved as Store<Removed | null>,
    /** To be called after every change. */
    note(changes: readonly ListChange[], isHistory: boolean) {
      isLatest = false;
      for (const change of changes) {
        const gone = missingFrom(change.to, change.from);
        if (isHistory) say(change, gone);
        if (gone && !isHistory) {
          removal = change;
          isLatest = true;
          lastRemoved.update(() => gone);
        }
      }
      const last = lastRemoved.get();
      if (last && listed().some(({ id }) => id === last.id)) lastRemoved.update(() => null);
    },
    putBack(id: ReferenceId, { change, undo }: Pick<Manuscript, "change" | "undo">) {
      if (!removal || lastRemoved.get()?.id !== id) return;
      if (isLatest) return void undo();
      const at = removal.from.findIndex(({ reference }) => reference.id === id);
      const { reference, file } = removal.from[at]!; // it was taken out of it
      change(
        (prompt) => ({ ...prompt, references: prompt.references.toSpliced(at, 0, reference) }),
        file ? { files: new Map([[id, file]]) } : {},
      );
    },
  };
}

type Stands = ListChange["from"];

/** The first of some references that is not among others, as it is called among its own. */
function missingFrom(others: Stands, own: Stands): Removed | null {
  const there = new Set(others.map(({ reference }) => reference.id));
  const gone = own.find(({ reference }) => !there.has(reference.id))?.reference;
  if (!gone) return null;
  const numbers = numberReferences(own.map(({ reference }) => reference));
  return { id: gone.id, label: referenceLabel(numbers.get(gone.id)!), name: gone.name }; // every one is numbered
}

function say({ from, to }: ListChange, gone: Removed | null): void {
  const back = missingFrom(from, to);
  if (back) announce(`${back.name} is back as ${back.label}`);
  else if (gone) announce(`${gone.label}, ${gone.name}, removed`);
}
