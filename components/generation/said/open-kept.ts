import type * as z from "zod/mini";
import { createStore, type Store } from "#components/composer/store.ts";

/** A value that this browser keeps under `place`, so that a reload loses nothing. What is `empty` leaves nothing behind. */
export function openKept<Value>(place: string, schema: z.ZodMiniType<Value>, empty: Value): Store<Value> {
  const store = createStore(read(place, schema, empty));
  store.subscribe(() => write(place, store.get(), empty));
  return store;
}

function read<Value>(place: string, schema: z.ZodMiniType<Value>, empty: Value): Value {
  try {
    const kept = localStorage.getItem(place);
    return kept === null ? empty : schema.parse(JSON.parse(kept));
  } catch {
    return empty; // no storage here, or something else wrote there
  }
}

function write<Value>(place: string, value: Value, empty: Value): void {
  try {
    if (value === empty) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(value));
  } catch {
    // Then a reload loses it, as without any of this.
  }
}
