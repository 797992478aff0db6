import { useSyncExternalStore } from "react";
import type { Store } from "./store.ts";
import { showToast } from "#components/ui/toast.ts";
import { type Ladder, parseWrapped, type Reader, wrapStored } from "#lib/domain/base/ladder.ts";
import { newerMessages } from "#lib/domain/base/messages.ts";

/** A value that this browser keeps. */
export type Kept<Value> = Store<Value> & {
  /** What is there while nothing is kept. */
  fallback: Value;
};

export type KeptOptions<Value> = {
  /** Unique in the browser. What is a member's alone has the member's id in it, by which it is forgotten. */
  key: string;
  /** Under which it was kept before: what is found there moves. */
  formerKey?: string;
  schema: Reader<Value>;
  /** From each older version, as in a `Ladder`. What was kept before there were versions is of version 1. */
  upgrades?: Ladder<Value>["upgrades"];
  /** What is like it is not kept, and leaves nothing behind. */
  fallback: Value;
  /** `local` is for all tabs and for good, `session` for this tab alone, reloads included. */
  place?: "local" | "session";
  /** Begins the sentence that says that a newer studio kept it; without one there is no message. */
  what?: string;
};

/**
 * Opens a value that the browser keeps: one for all who open it in this tab, and the same in all tabs, each change being made to what
 * the last tab wrote. Where the browser keeps nothing, or is full, it lives as long as the page; so it does where a newer studio kept
 * something, which is left as it is.
 */
export function openKept<Value>(options: KeptOptions<Value>): Kept<Value> {
  if (typeof window === "undefined") return createKept(options);
  const kept = opened.get(options.key) ?? createKept(options);
  opened.set(options.key, kept);
  return kept as Kept<Value>; // a key has one schema
}

const opened = new Map<string, unknown>();

/** Reads a kept value in a component: what it falls back to, until the page is alive. */
export function useKept<Value>(kept: Kept<Value>): Value {
  return useSyncExternalStore(kept.subscribe, kept.get, () => kept.fallback);
}

/** Whether the browser keeps something under a key, whatever it is. */
export function hasKept(key: string, place: "local" | "session" = "local"): boolean {
  return readText(place, key) !== null;
}

/** Forgets all that this browser keeps for good under keys that contain this. */
export function forgetKept(part: string): void {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
    for (const key of keys) if (key.includes(part)) localStorage.removeItem(key);
  } catch {
    // A browser without storage has kept nothing.
  }
}

function createKept<Value>(options: KeptOptions<Value>): Kept<Value> {
  const { key, formerKey, schema, upgrades = [], fallback, place = "local", what } = options;
  if (formerKey) moveText(place, formerKey, key);
  const ladder = { schema, upgrades };
  const listeners = new Set<() => void>();
  let value = fallback;
  let text: string | null = null; // what `value` was read from or written as
  let isOfPage = false; // whether `value` is ahead of what is kept
  let isNewer = false;

  const get = () => {
    const found = isNewer || isOfPage ? text : readText(place, key);
    if (found === text) return value;
    text = found;
    const stored = found === null ? null : parseWrapped(ladder, parseText(found));
    value = stored?.state === "read" ? stored.document : fallback;
    isNewer = stored?.state === "newer";
    if (isNewer && what)
      queueMicrotask(() => showToast({ id: key, title: newerMessages.unopened(what), tone: "failed" }));
    return value;
  };
  const hear = (event: StorageEvent) => {
    if (event.key === key || event.key === null) for (const listener of listeners) listener();
  };
  return {
    fallback,
    get,
    update(change) {
      const next = change(get());
      if (next === value) return;
      const isNothing = JSON.stringify(next) === JSON.stringify(fallback);
      value = isNothing ? fallback : next;
      if (!isNewer) {
        const written = isNothing ? null : JSON.stringify(wrapStored(ladder, next));
        isOfPage = !writeText(place, key, written);
        if (!isOfPage) text = written;
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      if (listeners.size === 0) window.addEventListener("storage", hear);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.removeEventListener("storage", hear);
      };
    },
  };
}

const storageOf = (place: "local" | "session") => (place === "local" ? localStorage : sessionStorage);

/** Null where nothing is kept, or may be. */
function readText(place: "local" | "session", key: string): string | null {
  try {
    return storageOf(place).getItem(key);
  } catch {
    return null;
  }
}

/** What stands under the new key already stays. */
function moveText(place: "local" | "session", from: string, to: string): void {
  const text = readText(place, from);
  if (text === null) return;
  writeText(place, from, null); // first, as a full browser has no room for both
  if (readText(place, to) === null && !writeText(place, to, text)) writeText(place, from, text);
}

/** Whether it is kept now. */
function writeText(place: "local" | "session", key: string, text: string | null): boolean {
  try {
    if (text === null) storageOf(place).removeItem(key);
    else storageOf(place).setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Values are kept as JSON; a text that is none was kept as it is. */
function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
