"use client";

import { openKept, useKept } from "#components/state/kept.ts";

/** What a visitor's browser keeps of them: an id by chance, the name they typed, what they gave a heart to, which pairs they compared and what they picked of each. */
type Memory = {
  id: string;
  name: string;
  hearts: readonly string[];
  pairs: readonly string[];
  picks: Readonly<Record<string, string>>;
};

/** What is no such memory, or part of one, counts as nothing. By hand: a schema would be half of what the page loads. */
function readMemory(stored: unknown): Memory {
  const kept: Record<string, unknown> = typeof stored === "object" ? { ...stored } : {};
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const texts = (value: unknown) =>
    Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  const picks: Record<string, unknown> = typeof kept.picks === "object" ? { ...kept.picks } : {};
  return {
    id: text(kept.id),
    name: text(kept.name),
    hearts: texts(kept.hearts),
    pairs: texts(kept.pairs),
    picks: Object.fromEntries(Object.entries(picks).map(([pair, choice]) => [pair, text(choice)])),
  };
}

const keptMax = 2000;
const kept = openKept<Memory>({
  key: "triptych visitor",
  schema: { safeParse: (stored) => ({ success: true, data: readMemory(stored) }) },
  fallback: readMemory(null),
});

/** What is remembered; nothing until the page is alive. */
export const useVisitorMemory = (): Memory => useKept(kept);

/** Remembers something. Where the browser keeps nothing, as in some frames, until the page is left. */
export function remember(change: (memory: Memory) => Partial<Memory>): void {
  kept.update((memory) => {
    const { hearts, pairs, picks, ...rest } = { ...memory, ...change(memory) };
    return {
      ...rest,
      hearts: hearts.slice(-keptMax),
      pairs: pairs.slice(-keptMax),
      picks: Object.fromEntries(Object.entries(picks).slice(-keptMax)),
    };
  });
}

/** The browser's own random id, made when it is first needed. */
export function visitorId(): string {
  if (kept.get().id === "") remember(() => ({ id: randomId() }));
  return kept.get().id;
}

/** `crypto.randomUUID` is there only where the page is https or on this machine. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
