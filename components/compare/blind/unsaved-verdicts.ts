import * as z from "zod/mini";
import { createStore, type Store } from "#components/composer/store.ts";
import { type Verdict, verdictSchema } from "#lib/domain/verdict.ts";

/** By a clip's id: what was said of it and is not confirmed. */
export type UnsavedVerdicts = Readonly<Record<string, Verdict>>;

const schema = z.record(z.string(), verdictSchema);

/** What was said and is not confirmed, kept by the browser under a name: a reload in the same moment loses nothing. */
export function openUnsavedVerdicts(place: string): Store<UnsavedVerdicts> {
  const store = createStore(read(place));
  store.subscribe(() => write(place, store.get()));
  return store;
}

function read(place: string): UnsavedVerdicts {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(place) ?? "{}"));
  } catch {
    return {}; // no storage here, or something else wrote there
  }
}

function write(place: string, verdicts: UnsavedVerdicts): void {
  try {
    if (Object.keys(verdicts).length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(verdicts));
  } catch {
    // Then a reload before the answer loses it, as without any of this.
  }
}
