import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { isWorkable } from "#lib/domain/generation/generation.ts";
import { type HistoryPage, historyPageSchema } from "#lib/domain/history/history.ts";
import { type HistoryFilter, historyParams } from "#lib/domain/history/history-filter.ts";
import { pagesAskedFor, withPage } from "#lib/domain/history/history-pages.ts";
import { getJson } from "./get-json.ts";

const keptMs = 30 * 60_000;
const lookEveryMs = 5_000;
/** So young, a page is not asked for a second time. */
const staleMs = 2_000;

/** What everything begins with that was read of the history. */
export const historyKey = ["history"] as const;
/** What every second look at a page begins with. */
export const lookKey = [...historyKey, "look"] as const;

/** The results that a filter asks for, newest first, a page at a time by keyset. Pages are kept for the way back. */
export function historyQuery(filter: HistoryFilter) {
  return infiniteQueryOptions({
    queryKey: [...historyKey, "pages", historyParams(filter).toString()],
    queryFn: async ({ pageParam, signal, client }) => {
      const page = await readPage(filter, pageParam, signal);
      client.setQueryData(lookQuery(filter, pageParam).queryKey, page);
      return page;
    },
    initialPageParam: null as string | null, // only this widens the literal to what `next` is
    getNextPageParam: (page) => page.next,
    // What is in sight is asked for again by the query below; a list of a hundred pages is not.
    staleTime: Infinity,
    gcTime: keptMs,
  });
}

/** One of those pages once more, and again while something in it moves: what has changed is put into them. */
export function lookQuery(filter: HistoryFilter, before: string | null) {
  return queryOptions({
    queryKey: [...lookKey, historyParams(filter).toString(), before],
    queryFn: async ({ signal, client }) => {
      const page = await readPage(filter, before, signal);
      putIn(client, filter, before, page);
      return page;
    },
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? lookEveryMs : false),
    staleTime: staleMs,
  });
}

function putIn(client: QueryClient, filter: HistoryFilter, before: string | null, page: HistoryPage): void {
  const { queryKey } = historyQuery(filter);
  const read = client.getQueryData(queryKey);
  if (!read) return;
  const pages = withPage(read.pages, before, page);
  if (pages) client.setQueryData(queryKey, { pages: [...pages], pageParams: pagesAskedFor(pages) });
  else void client.invalidateQueries({ queryKey, exact: true });
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
