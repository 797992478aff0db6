"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { HistoryItem, HistoryResult } from "#lib/domain/history/history.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { HistoryRow } from "./history-row.tsx";
import type { ListHands } from "./list-hands.ts";
import { useListKeys } from "./use-list-keys.ts";
import { useListVirtualizer } from "./use-list-virtualizer.ts";
import { useReloadPlace } from "./use-reload-place.ts";

type HistoryListProps = {
  items: readonly HistoryItem[];
  /** What was asked for, as a text: each has a place of its own. */
  asked: string;
  labels: Readonly<Record<string, string>>;
  chosen: ReadonlyMap<GenerationId, HistoryResult>;
  hands: ListHands;
  chooseAll: () => void;
  /** The result that is to have the focus as soon as it is drawn. */
  wantedRef: RefObject<string | undefined>;
  older: { has: boolean; isFetching: boolean; hasFailed: boolean; fetch: () => void };
  /** Told which runs stand near the window, by the newest and the oldest of them. */
  see: (newestId: string, oldestId: string) => void;
};

const fetchAhead = 8;

/** The runs that stand near the window, of a list of any length. Older ones are fetched before the end comes into sight. */
export function HistoryList(props: HistoryListProps) {
  const { items, asked, labels, chosen, hands, chooseAll, wantedRef, older, see } = props;
  const list = useRef<HTMLOListElement>(null);
  const rows = useListVirtualizer(items, asked, list);
  useReloadPlace(items, asked, rows, older);
  const onKeyDown = useListKeys({ items, rows, list, hands, chooseAll, wantedRef });
  const drawn = rows.getVirtualItems();
  const margin = rows.options.scrollMargin;
  const above = (drawn[0]?.start ?? margin) - margin;
  const below = rows.getTotalSize() - ((drawn.at(-1)?.end ?? margin) - margin);
  const newestId = items[drawn[0]?.index ?? 0]?.id;
  const oldestId = items[drawn.at(-1)?.index ?? 0]?.id;
  useEffect(() => {
    if (newestId && oldestId) see(newestId, oldestId);
  }, [newestId, oldestId, see]);
  const isNearEnd = (drawn.at(-1)?.index ?? 0) >= items.length - fetchAhead;
  const isWanted = isNearEnd && older.has && !older.isFetching && !older.hasFailed;
  const fetchOlder = useEffectEvent(older.fetch);
  useEffect(() => {
    if (isWanted) fetchOlder();
  }, [isWanted]);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the checkboxes inside are what has the keys */}
      <ol
        ref={list}
        aria-label="Runs"
        onKeyDown={onKeyDown}
        style={{ paddingTop: above, paddingBottom: Math.max(0, below) }}
        className="flex flex-col sm:-mx-3"
      >
        {drawn.map(({ index, key }) => {
          const item = items[index];
          return (
            item && (
              <HistoryRow key={key} ref={rows.measureElement} {...{ item, index, labels, chosen, hands }} />
            )
          );
        })}
      </ol>
      <div aria-busy={older.isFetching}>
        {older.isFetching && <Skeleton className="mt-5 h-32" />}
        {older.hasFailed && <p className="mt-5 text-13 text-quiet">Older runs could not be read just now.</p>}
        {older.has && !older.isFetching && (
          <Button className="mt-5 w-full" onClick={older.fetch}>
            Show older runs
          </Button>
        )}
      </div>
    </>
  );
}
