"use client";

import { useEffect, useRef } from "react";
import type { HistoryItem } from "#lib/domain/history/history.ts";
import { saveForReload, takeAfterReload } from "./reload-place.ts";

export type Older = { has: boolean; isFetching: boolean; hasFailed: boolean; fetch: () => void };

type Shown = {
  /** The run on top of the window; null at the top of the list. */
  topRunId: () => string | null;
  /** False where it is not laid out yet. */
  goTo: (runId: string) => boolean;
};

/** So far down a place is looked for; further down the list begins at its top. */
const soughtMax = 1000;

/** Comes back to the run that stood on top of the window when the page was loaded anew: pages are read until it is there. */
export function useReloadPlace(
  items: readonly HistoryItem[],
  asked: string,
  older: Older,
  shown: Shown,
): void {
  const sought = useRef<string | null>(null);
  const latest = useRef({ asked, shown });
  useEffect(() => {
    latest.current = { asked, shown };
  });
  useEffect(() => {
    sought.current ??= takeAfterReload(latest.current.asked);
    const save = () => saveForReload(latest.current.asked, latest.current.shown.topRunId());
    window.addEventListener("pagehide", save);
    return () => {
      window.removeEventListener("pagehide", save);
      saveForReload("", null); // elsewhere in this tab a reload is not about this list
    };
  }, []);
  const { has, isFetching, hasFailed, fetch } = older;
  useEffect(() => {
    const runId = sought.current;
    if (runId === null) return;
    // Ids of runs are as old as the runs: where that one is gone, its place is the next older one.
    const found = items.find(({ id }) => id <= runId);
    if (!found && has && !hasFailed && items.length < soughtMax) {
      if (!isFetching) fetch();
      return;
    }
    if (!found || latest.current.shown.goTo(found.id)) sought.current = null;
  });
}
