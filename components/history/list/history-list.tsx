"use client";

import { useEffect, useRef } from "react";
import { historyMessages } from "#components/history/messages.ts";
import type { HistoryViewProps } from "#components/history/wall/wall.tsx";
import { HistoryRow } from "./history-row.tsx";
import { OlderRuns } from "./older-runs.tsx";
import { stepTo } from "./step-to.ts";
import { useListVirtualizer } from "./use-list-virtualizer.ts";
import { useReloadPlace } from "./use-reload-place.ts";
import { useTileKeys } from "./use-tile-keys.ts";

const fetchAhead = 8;

/** The runs that stand near the window, of a list of any length, each with its pictures. */
export function HistoryList(props: HistoryViewProps) {
  const { items, asked, models, selected, hands, selectAll, wantedRef, older, see } = props;
  const list = useRef<HTMLOListElement>(null);
  const rows = useListVirtualizer(items, asked, list);
  const indexOf = (id: string) =>
    items.findIndex(({ results }) => results.some((result) => result.id === id));
  useReloadPlace(items, asked, older, {
    topRunId: () => {
      const top = rows.getVirtualItemForOffset(window.scrollY)?.index ?? 0;
      return top > 0 ? (items[top]?.id ?? null) : null;
    },
    goTo: (runId) => {
      rows.scrollToIndex(
        items.findIndex(({ id }) => id === runId),
        { align: "start" },
      );
      return true;
    },
  });
  const onKeyDown = useTileKeys({
    list,
    hands,
    selectAll,
    wantedRef,
    find: (id) => items[indexOf(id)]?.results.find((result) => result.id === id),
    step: (from, key) => stepTo(items, from, key)?.result ?? null,
    reveal: (id) => rows.scrollToIndex(indexOf(id), { align: "auto" }),
  });
  const drawn = rows.getVirtualItems();
  const margin = rows.options.scrollMargin;
  const above = (drawn[0]?.start ?? margin) - margin;
  const below = rows.getTotalSize() - ((drawn.at(-1)?.end ?? margin) - margin);
  const newestId = items[drawn[0]?.index ?? 0]?.id;
  const oldestId = items[drawn.at(-1)?.index ?? 0]?.id;
  useEffect(() => {
    if (newestId && oldestId) see(newestId, oldestId);
  }, [newestId, oldestId, see]);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the checkboxes inside are what has the keys */}
      <ol
        ref={list}
        aria-label={historyMessages.runs}
        onKeyDown={onKeyDown}
        style={{ paddingTop: above, paddingBottom: Math.max(0, below) }}
        className="flex flex-col"
      >
        {drawn.map(({ index, key }) => {
          const item = items[index];
          return (
            item && (
              <HistoryRow key={key} ref={rows.measureElement} {...{ item, index, models, selected, hands }} />
            )
          );
        })}
      </ol>
      <OlderRuns older={older} isNear={(drawn.at(-1)?.index ?? 0) >= items.length - fetchAhead} />
    </>
  );
}
