"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import {
  type HistoryFilter,
  historyFilterSchema,
  historyParams,
} from "#lib/domain/history/history-filter.ts";

export type HistoryView = "wall" | "runs";

/** Every part of a filter, asking for nothing. */
export const nothingAsked: Partial<HistoryFilter> = Object.fromEntries(
  Object.keys(historyFilterSchema.shape).map((name) => [name, undefined]),
);

/** What the address asks of the history, and the ways to ask for something else: the page stays, only its results are read anew. */
export function useFilter(): {
  filter: HistoryFilter;
  view: HistoryView;
  change: (change: Partial<HistoryFilter>) => void;
  show: (view: HistoryView) => void;
} {
  const params = useSearchParams();
  const view = params.get("view") === "runs" ? "runs" : "wall";
  const filter = useMemo(() => historyFilterSchema.parse(Object.fromEntries(params)), [params]);
  const change = useCallback((next: Partial<HistoryFilter>) => {
    // Read from the address itself: two changes may come before the page was drawn again.
    const now = new URLSearchParams(window.location.search);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const before = historyFilterSchema.parse(Object.fromEntries(now));
    const changed = historyParams(historyFilterSchema.parse({ ...before, zone, ...next }));
    if (now.get("view") === "runs") changed.set("view", "runs");
    replaceAddress(changed);
  }, []);
  const show = useCallback((next: HistoryView) => {
    const now = new URLSearchParams(window.location.search);
    if (next === "runs") now.set("view", "runs");
    else now.delete("view");
    replaceAddress(now);
  }, []);
  return { filter, view, change, show };
}

function replaceAddress(params: URLSearchParams): void {
  window.history.replaceState(null, "", params.size > 0 ? `/history?${params}` : "/history");
}
