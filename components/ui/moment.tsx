"use client";

import { useSyncExternalStore } from "react";

const nothing = () => () => {};

/** A moment in the reader's own time zone; until the page is alive, in UTC. */
export function Moment({ at }: { at: string }) {
  const text = useSyncExternalStore(
    nothing,
    () => new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" }),
    () => `${at.slice(0, 16).replace("T", " ")} UTC`,
  );
  return (
    <time dateTime={at} className="tabular">
      {text}
    </time>
  );
}
