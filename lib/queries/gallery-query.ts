import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  galleryListSchema,
  galleryResultPageSchema,
  galleryViewSchema,
} from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { getJson } from "./get-json.ts";

const lookEveryMs = 20_000;

/** A gallery as its editor shows it, asked for again now and then: visitors say things, and other tabs save. */
export function galleryQuery(id: GalleryId) {
  return queryOptions({
    queryKey: ["gallery", id],
    queryFn: ({ signal }) => getJson(`/api/galleries/${id}`, galleryViewSchema, signal),
    refetchInterval: lookEveryMs,
    refetchOnWindowFocus: "always",
    refetchOnMount: "always",
    gcTime: Number.POSITIVE_INFINITY, // the way back shows the page as it first was
  });
}

/** The galleries that there are, the latest changed first. */
export function galleriesQuery() {
  return queryOptions({
    queryKey: ["galleries"],
    queryFn: ({ signal }) => getJson("/api/galleries", galleryListSchema, signal),
    staleTime: 0,
  });
}

/** The results that a gallery can show, of prompts with these words, newest first, a page at a time by keyset. */
export function galleryResultsQuery(words: string) {
  return infiniteQueryOptions({
    queryKey: ["gallery results", words],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({
        ...(words === "" ? {} : { q: words }),
        ...(pageParam === null ? {} : { before: pageParam }),
      });
      return getJson(`/api/results?${asked}`, galleryResultPageSchema, signal);
    },
    initialPageParam: null as string | null, // only this widens the literal to what `next` is
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}
