"use client";

import { keepPreviousData, useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useStored } from "#components/state/store.ts";
import { deleted } from "#components/history/changes/deleted.ts";
import { countedMax, type HistoryItem, type HistoryPage } from "#lib/domain/history/history.ts";
import { type HistoryFilter, historyParams } from "#lib/domain/history/history-filter.ts";
import { pagesAskedFor, pagesBetween, runsOf } from "#lib/domain/history/history-pages.ts";
import { ReadError } from "#lib/queries/get-json.ts";
import { historyQuery, lookQuery } from "#lib/queries/history-query.ts";
import { withoutDeleted } from "./without-deleted.ts";

/** What the server's page has read: for the filter that its address had, at a time in milliseconds since 1970. */
export type FirstRead = { filter: HistoryFilter; page: HistoryPage; readAt: number };

const newestPage: readonly (string | null)[] = [null];

/** The runs that a filter asks for, as far as they were read; the newest of them, and those in sight, as they stand by now. */
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
  const isOther = pages.isPlaceholderData;
  const [inSight, setInSight] = useState(newestPage);
  const known = isOther ? undefined : pages.data?.pages;
  /** To be told which runs stand near the window. */
  const see = useCallback(
    (newestId: string, oldestId: string) => {
      const seen = pagesBetween(known ?? [], newestId, oldestId);
      setInSight((before) => (before.join() === seen.join() ? before : seen));
    },
    [known],
  );
  const isSignedOut = useQueries({
    queries: pagesAskedFor(known ?? [])
      .filter((before) => inSight.includes(before))
      .map((before) => ({
        ...lookQuery(filter, before),
        ...(isFirst && before === null && { initialData: first.page, initialDataUpdatedAt: first.readAt }),
      })),
    combine: (looks) => looks.some(({ error }) => saysSignedOut(error)),
  });
  const gone = useStored(deleted, (ids) => ids);
  const items = useMemo(() => withoutDeleted(runsOf(pages.data?.pages ?? []), gone), [pages.data, gone]);
  const readCount = pages.data?.pages[0]?.clipCount ?? null;
  const goneCount = countOf(runsOf(pages.data?.pages ?? [])) - countOf(items);
  return {
    items,
    see,
    /** Of everything that was asked for; null until it is known. */
    clipCount:
      readCount === null || isOther ? null : readCount > countedMax ? readCount : readCount - goneCount,
    /** Another filter's runs are shown until this one's are read. */
    isOther,
    isMissing: pages.data === undefined,
    hasFailed: pages.isError && !pages.isFetchNextPageError,
    isSignedOut: isSignedOut || saysSignedOut(pages.error),
    retry: () => void pages.refetch(),
    older: {
      has: pages.hasNextPage && !isOther,
      isFetching: pages.isFetchingNextPage,
      hasFailed: pages.isFetchNextPageError,
      fetch: () => void pages.fetchNextPage(),
    },
  };
}

const countOf = (items: readonly HistoryItem[]) =>
  items.reduce((sum, { results }) => sum + results.length, 0);

function saysSignedOut(error: Error | null): boolean {
  return error instanceof ReadError && error.status === 401;
}
