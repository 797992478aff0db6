import { v7 } from "uuid";
import * as z from "zod/mini";
import { openKept } from "#components/state/kept.ts";

const tab = openKept({ key: "triptych tab", schema: z.string(), fallback: "", place: "session" });
const answerWithinMs = 300;

/** By what one tab tells itself from another; a reload keeps it. Empty on the server. */
export function thisTab(): string {
  if (typeof window !== "undefined") tab.update((known) => known || v7());
  return tab.get();
}

/** The tabs of this browser that have the same thing open. */
export type Tabs = {
  tellSaved: () => void;
  /** Whether that tab is still there: it answers at once or never. */
  isOpen: (tab: string) => Promise<boolean>;
  close: () => void;
};

export function openTabs(name: string, self: string, onSaved: () => void): Tabs {
  const channel = new BroadcastChannel(name);
  const waiting = new Map<string, (isOpen: boolean) => void>();
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (data === "saved") onSaved();
    else if (data === `asks for ${self}`) channel.postMessage(`here is ${self}`);
    else for (const [tab, answer] of waiting) if (data === `here is ${tab}`) answer(true);
  });
  return {
    tellSaved: () => channel.postMessage("saved"),
    isOpen: (tab) =>
      new Promise((resolve) => {
        const answer = (isOpen: boolean) => {
          waiting.delete(tab);
          resolve(isOpen);
        };
        waiting.set(tab, answer);
        channel.postMessage(`asks for ${tab}`);
        setTimeout(() => answer(false), answerWithinMs);
      }),
    close: () => channel.close(),
  };
}
