"use client";

import { useSyncExternalStore } from "react";

const nothing = () => () => {};

// Made once: a format costs a hundred times what it formats.
const minutes = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const seconds = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const timeOfDay = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

const formats = {
  minutes: (at: Date) => minutes.format(at),
  seconds: (at: Date) => seconds.format(at),
  soon: (at: Date) => (at.toDateString() === new Date().toDateString() ? timeOfDay : minutes).format(at),
};

/**
 * A moment in the reader's own time zone, to the minute or the second; until the page is alive, in UTC. What is `soon` is said
 * without its day where that is today.
 */
export function useMomentText(at: string, precision: keyof typeof formats = "minutes"): string {
  return useSyncExternalStore(
    nothing,
    () => formats[precision](new Date(at)),
    () => `${at.slice(0, precision === "seconds" ? 19 : 16).replace("T", " ")} UTC`,
  );
}
