import { useSyncExternalStore } from "react";

/** A value that lives outside React, so that a key pressed in the editor re-renders only what reads what changed. */
export type Store<Value> = {
  get: () => Value;
  update: (change: (value: Value) => Value) => void;
  subscribe: (listener: () => void) => () => void;
};

/** Listeners hear of a change only when the change gave another value. */
export function createStore<Value>(initial: Value): Store<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    update(change) {
      const next = change(value);
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Reads a part of a store; `select` must give the same part for the same value. */
export function useStored<Value, Part>(store: Store<Value>, select: (value: Value) => Part): Part {
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}

/** Listens to a part of a value, given as a list that is compared member by member. */
export function onPart<Value>(
  store: Store<Value>,
  select: (value: Value) => readonly unknown[],
  listener: () => void,
): () => void {
  let last = select(store.get());
  return store.subscribe(() => {
    const next = select(store.get());
    if (next.every((member, index) => member === last[index])) return;
    last = next;
    listener();
  });
}
