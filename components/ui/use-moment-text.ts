"use client";

import { useSyncExternalStore } from "react";

const nothing = () => () => {};

// Made once: a format costs a hundred times what it formats.
const minutes = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const seconds = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });
const timeOfDay = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });

const formats = {
  minutes: (at: Date) => minutes.format(at),
  seconds: (at: Date) => seconds.format(at),
  soon: (at: Date) => (at.toDateString() === new Date().toDateString() ? timeOfDay : minutes).format(at),
  recent: (at: Date) => {
    const now = new Date();
    const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
    if (at.toDateString() === now.toDateString()) return timeOfDay.format(at);
    if (at.toDateString() === yesterday.toDateString()) return "Yesterday";
    return (at.getFullYear() === now.getFullYear() ? dayOfYear : day).format(at);
  },
};

/**
 * A moment in the reader's own time zone, to the minute or the second; until the page is alive, in UTC. What is `soon` is said
 * without its day where that is today; `recent` is a time today, and a day before.
 */
export function useMomentText(at: string, precision: keyof typeof formats = "minutes"): string {
  return useSyncExternalStore(
    nothing,
    () => formats[precision](new Date(at)),
    () => `${at.slice(0, precision === "seconds" ? 19 : 16).replace("T", " ")} UTC`,
  );
}
