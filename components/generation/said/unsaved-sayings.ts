import * as z from "zod/mini";
import { createStore, type Store } from "#components/composer/store.ts";
import { type Saying, sayingSchema } from "./sayings.ts";

/** What was said and is not confirmed, kept by the browser: a reload in the same moment loses nothing. */
export function openUnsaved(memberId: string): Store<readonly Saying[]> {
  const place = `triptych unsaved sayings ${memberId}`;
  const store = createStore(read(place));
  store.subscribe(() => write(place, store.get()));
  return store;
}

function read(place: string): readonly Saying[] {
  try {
    return z.array(sayingSchema).parse(JSON.parse(localStorage.getItem(place) ?? "[]"));
  } catch {
    return []; // no storage here, or something else wrote there
  }
}

function write(place: string, sayings: readonly Saying[]): void {
  try {
    if (sayings.length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(sayings));
  } catch {
    // Then a reload before the answer loses it, as without any of this.
  }
}
