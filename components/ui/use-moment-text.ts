"use client";

import { useSyncExternalStore } from "react";

const nothing = () => () => {};

// Made once: a format costs a hundred times what it formats.
const minutes = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const seconds = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

/** A moment in the reader's own time zone, to the minute or the second; until the page is alive, in UTC. */
export function useMomentText(at: string, precision: "minutes" | "seconds" = "minutes"): string {
  const isExact = precision === "seconds";
  return useSyncExternalStore(
    nothing,
    () => (isExact ? seconds : minutes).format(new Date(at)),
    () => `${at.slice(0, isExact ? 19 : 16).replace("T", " ")} UTC`,
  );
}
