import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { promptPageSchema } from "#lib/domain/prompt/prompt-page.ts";
import { getJson } from "./get-json.ts";

/** The drafts that were changed last. */
export function recentPromptsQuery() {
  return queryOptions({
    queryKey: ["prompts"],
    queryFn: ({ signal }) => getJson("/api/prompts", promptPageSchema, signal),
  });
}

/** All drafts whose name or text holds these words, the latest changed first, a page at a time. */
export function promptsQuery(words: string) {
  return infiniteQueryOptions({
    queryKey: [...recentPromptsQuery().queryKey, words],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ q: words, ...(pageParam !== null && { before: pageParam }) });
      return getJson(`/api/prompts?${asked}`, promptPageSchema, signal);
    },
    initialPageParam: null as string | null, // only this widens the literal to what `next` is
    getNextPageParam: (page) => page.next,
  });
}
