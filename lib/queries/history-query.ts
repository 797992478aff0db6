import { infiniteQueryOptions } from "@tanstack/react-query";
import { historyPageSchema } from "#lib/domain/run-view.ts";
import { getJson } from "./get-json.ts";

/** The history, newest first, a page at a time by keyset. */
export function historyQuery() {
  return infiniteQueryOptions({
    queryKey: ["history"],
    queryFn: ({ pageParam, signal }) =>
      getJson(
        pageParam === null ? "/api/history" : `/api/history?before=${encodeURIComponent(pageParam)}`,
        historyPageSchema,
        signal,
      ),
    initialPageParam: null as string | null, // only this widens the literal to what `next` is
    getNextPageParam: (page) => page.next,
  });
}
