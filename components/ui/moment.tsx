"use client";

import { useMomentText } from "./use-moment-text.ts";

/** A moment in the reader's own time zone; until the page is alive, in UTC. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} className="tabular">
      {useMomentText(at)}
    </time>
  );
}
