"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useStored } from "#components/composer/store.ts";
import { deleted } from "#components/history/changes/deleted.ts";
import type { HistoryPage } from "#lib/domain/history.ts";
import { type HistoryFilter, historyParams } from "#lib/domain/history-filter.ts";
import { historyQuery, newestQuery } from "#lib/queries/history-query.ts";
import { hasGap, mergeNewest, withoutDeleted } from "./flatten.ts";

/** What the server's page has read: for the filter that its address had, at a time in milliseconds since 1970. */
export type FirstRead = { filter: HistoryFilter; page: HistoryPage; readAt: number };

/** The runs that a filter asks for, as far as they were read, with what has changed since. */
export function useHistory(filter: HistoryFilter, first: FirstRead) {
  const isFirst = historyParams(filter).toString() === historyParams(first.filter).toString();
  const pages = useInfiniteQuery({
    ...historyQuery(filter),
    ...(isFirst && {
      initialData: { pages: [first.page], pageParams: [null] },
      initialDataUpdatedAt: first.readAt,
    }),
    placeholderData: keepPreviousData,
  });
  const newest = useQuery({
    ...newestQuery(filter),
    ...(isFirst && { initialData: first.page, initialDataUpdatedAt: first.readAt }),
  });
  const isTorn = !pages.isPlaceholderData && hasGap(pages.data?.pages ?? [], newest.data);
  const { refetch } = pages;
  useEffect(() => {
    if (isTorn) void refetch();
  }, [isTorn, refetch]);
  const gone = useStored(deleted, (ids) => ids);
  const isOther = pages.isPlaceholderData;
  const items = useMemo(
    () => withoutDeleted(mergeNewest(pages.data?.pages ?? [], isOther ? undefined : newest.data), gone),
    [pages.data, newest.data, gone, isOther],
  );
  return {
    items,
    /** Another filter's runs are shown until this one's are read. */
    isOther,
    isMissing: pages.data === undefined,
    hasFailed: pages.isError && !pages.isFetchNextPageError,
    retry: () => void refetch(),
    older: {
      has: pages.hasNextPage && !isOther,
      isFetching: pages.isFetchingNextPage,
      hasFailed: pages.isFetchNextPageError,
      fetch: () => void pages.fetchNextPage(),
    },
  };
}
