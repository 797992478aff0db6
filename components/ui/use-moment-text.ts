"use client";

import { useSyncExternalStore } from "react";

const nothing = () => () => {};

/** A moment in the reader's own time zone, to the minute or the second; until the page is alive, in UTC. */
export function useMomentText(at: string, timeStyle: "short" | "medium" = "short"): string {
  return useSyncExternalStore(
    nothing,
    () => new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle }),
    () => `${at.slice(0, timeStyle === "short" ? 16 : 19).replace("T", " ")} UTC`,
  );
}
