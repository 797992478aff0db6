"use client";

import * as z from "zod/mini";
import { openKept, useKept } from "#components/state/kept.ts";

const textSchema = z.catch(z.string(), "");
const listSchema = z.catch(z.array(z.string()), []);
const picksSchema = z.catch(z.record(z.string(), z.string()), {});
const memorySchema = z.object({
  id: textSchema,
  name: textSchema,
  hearts: listSchema,
  pairs: listSchema,
  picks: picksSchema,
});

/** What a visitor's browser keeps of them: an id by chance, the name they typed, what they gave a heart to, which pairs they compared and what they picked of each. */
type Memory = z.infer<typeof memorySchema>;

const keptMax = 2000;
const kept = openKept<Memory>({
  key: "triptych visitor",
  schema: memorySchema,
  fallback: { id: "", name: "", hearts: [], pairs: [], picks: {} },
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
