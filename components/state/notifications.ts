import * as z from "zod/mini";
import { openKept } from "./kept.ts";

/** One at a time, whichever tab shows it. */
const tag = "triptych-work";

const asked = () => openKept({ key: "triptych notifications asked", schema: z.boolean(), fallback: false });

/**
 * Asks once in a browser's life whether the studio may say that work has ended while its tab is hidden; whoever refuses, or looks away,
 * is not asked again. For the press that begins work: a browser takes the question from nothing else.
 */
export function askForNotifications(): void {
  if (!canNotify() || Notification.permission !== "default" || asked().get()) return;
  asked().update(() => true);
  void Notification.requestPermission().catch(() => undefined); // as refused
}

/** Says something outside of the page, where that was allowed. A press on it comes back to the tab. */
export function notify(title: string, onPress: () => void): void {
  if (!canNotify() || Notification.permission !== "granted") return;
  try {
    const shown = new Notification(title, { tag, icon: "/icon.svg" });
    shown.addEventListener("click", () => {
      window.focus();
      shown.close();
      onPress();
    });
  } catch {
    // Some phones have notifications for service workers alone.
  }
}

function canNotify(): boolean {
  return typeof window !== "undefined" && window.isSecureContext && "Notification" in window;
}
