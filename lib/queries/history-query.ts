import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { isWorkable } from "#lib/domain/generation.ts";
import { type HistoryPage, historyPageSchema } from "#lib/domain/history.ts";
import { type HistoryFilter, historyParams } from "#lib/domain/history-filter.ts";
import { getJson } from "./get-json.ts";

const keptMs = 30 * 60_000;
const lookEveryMs = 5_000;
/** So young, the server's own page is not asked for a second time. */
const staleMs = 2_000;

/** What everything begins with that was read of the history. */
export const historyKey = ["history"] as const;

/** The results that a filter asks for, newest first, a page at a time by keyset. Pages are kept for the way back. */
export function historyQuery(filter: HistoryFilter) {
  const asked = historyParams(filter);
  return infiniteQueryOptions({
    queryKey: [...historyKey, "pages", asked.toString()],
    queryFn: ({ pageParam, signal }) => readPage(filter, pageParam, signal),
    initialPageParam: null as string | null, // only this widens the literal to what `next` is
    getNextPageParam: (page) => page.next,
    // What stands on top is asked for again by the query below; a list of a hundred pages is not.
    staleTime: Infinity,
    gcTime: keptMs,
  });
}

/** The newest page once more, and again while something in it moves: what has changed since the others were read. */
export function newestQuery(filter: HistoryFilter) {
  return queryOptions({
    queryKey: [...historyKey, "newest", historyParams(filter).toString()],
    queryFn: ({ signal }) => readPage(filter, null, signal),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? lookEveryMs : false),
    staleTime: staleMs,
  });
}

function readPage(filter: HistoryFilter, before: string | null, signal: AbortSignal): Promise<HistoryPage> {
  const asked = historyParams(filter);
  if (before !== null) asked.set("before", before);
  return getJson(asked.size > 0 ? `/api/history?${asked}` : "/api/history", historyPageSchema, signal);
}

function isMoving({ items }: HistoryPage): boolean {
  return items.some(({ results }) =>
    results.some(({ status, video }) => isWorkable(status) || video?.isMeasuring),
  );
}
