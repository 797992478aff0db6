import { v7 } from "uuid";

const place = "triptych tab";
const answerWithinMs = 300;

/** By what one tab tells itself from another; a reload keeps it. Empty on the server. */
export function thisTab(): string {
  try {
    const known = sessionStorage.getItem(place);
    if (known) return known;
    const made = v7();
    sessionStorage.setItem(place, made);
    return made;
  } catch {
    return typeof window === "undefined" ? "" : v7(); // without storage a reload is another tab
  }
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
