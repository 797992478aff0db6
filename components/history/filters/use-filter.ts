"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import {
  type HistoryFilter,
  historyFilterSchema,
  historyParams,
} from "#lib/domain/history/history-filter.ts";

/** Every part of a filter, asking for nothing. */
export const nothingAsked: Partial<HistoryFilter> = Object.fromEntries(
  Object.keys(historyFilterSchema.shape).map((name) => [name, undefined]),
);

/** What the address asks of the history, and the way to ask for something else: the page stays, only its results are read anew. */
export function useFilter(): { filter: HistoryFilter; change: (change: Partial<HistoryFilter>) => void } {
  const asked = useSearchParams().toString();
  const filter = useMemo(
    () => historyFilterSchema.parse(Object.fromEntries(new URLSearchParams(asked))),
    [asked],
  );
  const change = useCallback((next: Partial<HistoryFilter>) => {
    // Read from the address itself: two changes may come before the page was drawn again.
    const now = historyFilterSchema.parse(Object.fromEntries(new URLSearchParams(window.location.search)));
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const changed = historyParams(historyFilterSchema.parse({ ...now, zone, ...next }));
    window.history.replaceState(null, "", changed.size > 0 ? `/history?${changed}` : "/history");
  }, []);
  return { filter, change };
}
