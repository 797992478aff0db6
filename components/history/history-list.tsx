"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { isWorkable } from "#lib/domain/generation.ts";
import type { HistoryPage } from "#lib/domain/run-view.ts";
import { historyQuery } from "#lib/queries/history-query.ts";
import { HistoryRow } from "./history-row.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useSelection } from "./use-selection.ts";

type HistoryListProps = { initial: HistoryPage; labels: Readonly<Record<string, string>> };

/** Every run, newest first; the next page is fetched before the end comes into sight. */
export function HistoryList({ initial, labels }: HistoryListProps) {
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = useInfiniteQuery({
    ...historyQuery(),
    initialData: { pages: [initial], pageParams: [null] },
    refetchInterval: ({ state }) => (state.data && isMoving(state.data.pages) ? lookEveryMs : false),
  });
  const end = useRef<HTMLDivElement>(null);
  const mayFetch = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (!mayFetch || !end.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: "1200px",
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [mayFetch, fetchNextPage]);

  const selection = useSelection();
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <EmptyState
        icon={History}
        title="Nothing has been generated yet"
        action={
          <ButtonLink href="/studio" variant="primary">
            Write a prompt
          </ButtonLink>
        }
      >
        Every video that you ask for stands here, the newest first.
      </EmptyState>
    );
  return (
    <>
      <ol aria-label="Runs" className="flex flex-col sm:-mx-3">
        {items.map((item) => (
          <HistoryRow key={item.id} item={item} labels={labels} selection={selection} />
        ))}
      </ol>
      <div ref={end} aria-busy={isFetchingNextPage}>
        {isFetchingNextPage && <Skeleton className="mt-5 h-32" />}
        {hasNextPage && !isFetchingNextPage && (
          <Button className="mt-5 w-full" onClick={() => void fetchNextPage()}>
            Show older runs
          </Button>
        )}
      </div>
      <SelectionBar selection={selection} />
    </>
  );
}

const lookEveryMs = 5_000;

function isMoving(pages: readonly HistoryPage[]): boolean {
  return pages.some(({ items }) =>
    items.some(({ generations }) => generations.some(({ status }) => isWorkable(status))),
  );
}
