"use client";

import { useSyncExternalStore } from "react";

/** What a visitor's browser keeps of them: an id by chance, the name they typed, what they gave a heart to, which pairs they compared. */
type Memory = { id: string; name: string; hearts: readonly string[]; pairs: readonly string[] };

const place = "triptych visitor";
const keptMax = 2000;
const listeners = new Set<() => void>();
const nobody: Memory = { id: "", name: "", hearts: [], pairs: [] };
let memory: Memory | null = null;

/** What is remembered; nothing until the page is alive. */
export function useVisitorMemory(): Memory {
  return useSyncExternalStore(subscribe, recall, () => nobody);
}

/** Remembers something. Where the browser keeps nothing, as in some frames, until the page is left. */
export function remember(change: (memory: Memory) => Partial<Memory>): void {
  const before = recall();
  const { hearts, pairs, ...rest } = { ...before, ...change(before) };
  memory = { ...rest, hearts: hearts.slice(-keptMax), pairs: pairs.slice(-keptMax) };
  try {
    localStorage.setItem(place, JSON.stringify(memory));
  } catch {
    // Full or forbidden: see above.
  }
  for (const listener of listeners) listener();
}

/** The browser's own random id, made when it is first needed. */
export function visitorId(): string {
  if (recall().id === "") remember(() => ({ id: randomId() }));
  return recall().id;
}

function recall(): Memory {
  memory ??= read();
  return memory;
}

function read(): Memory {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    if (typeof kept !== "object" || kept === null) return nobody;
    const { id, name, hearts, pairs } = kept as Record<string, unknown>; // looked at one by one
    return { id: textOf(id), name: textOf(name), hearts: listOf(hearts), pairs: listOf(pairs) };
  } catch {
    return nobody;
  }
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const listOf = (value: unknown) =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** `crypto.randomUUID` is there only where the page is https or on this machine. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
