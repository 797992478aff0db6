"use client";

import { useWindowVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { HistoryItem } from "#lib/domain/history/history.ts";
import { runTilePx } from "./history-row.tsx";

/** What stands on the first screen of the server's page, in pixels. */
const firstScreen = { width: 1200, height: 1600 };
const overscan = 4;
/** What lies over the foot of the list while something is chosen: a row that is gone to stands above it. */
const selectionBarPx = 96;

/** Where one was in each list of this tab, by what was asked for, until the page is loaded anew. */
const places = new Map<string, { offset: number; sizes: VirtualItem[] }>();

/**
 * Draws those rows alone that are near the window, and keeps one's place: on the way back from a result, and where new runs come to
 * stand above. `asked` says which list it is.
 */
export function useListVirtualizer(
  items: readonly HistoryItem[],
  asked: string,
  list: RefObject<HTMLElement | null>,
) {
  const [place] = useState(() => places.get(asked));
  const [margin, setMargin] = useState(0);
  // oxlint-disable-next-line react-hooks/incompatible-library -- no compiler memoises what this gives
  const rows = useWindowVirtualizer<HTMLLIElement>({
    count: items.length,
    getItemKey: (index) => items[index]?.id ?? index,
    estimateSize: (index) => estimateHeight(items[index]),
    overscan,
    useFlushSync: false,
    scrollPaddingStart: 16,
    scrollPaddingEnd: selectionBarPx,
    scrollMargin: margin,
    initialRect: firstScreen,
    initialOffset: place?.offset ?? 0,
    ...(place && { initialMeasurementsCache: place.sizes }),
  });
  useLayoutEffect(() => {
    const measure = () => setMargin((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    const observer = new ResizeObserver(measure); // what stands above the list can grow, and the page with it
    observer.observe(document.body);
    measure();
    return () => observer.disconnect();
  }, [list]);
  useLayoutEffect(() => {
    if (place) window.scrollTo(0, place.offset);
  }, [place]);
  useEffect(
    () => () => void places.set(asked, { offset: rows.scrollOffset ?? 0, sizes: rows.takeSnapshot() }),
    [asked, rows],
  );

  const [first] = items;
  const before = useRef({ asked, id: first?.id });
  useLayoutEffect(() => {
    const index = before.current.asked === asked ? items.findIndex(({ id }) => id === before.current.id) : 0;
    before.current = { asked, id: first?.id };
    if (index <= 0 || window.scrollY <= margin) return;
    const start = rows.measurementsCache[index]?.start;
    if (start !== undefined) window.scrollBy(0, start - margin);
  }, [asked, first?.id, items, margin, rows]);
  return rows;
}

/**
 * About so high is a row whose own height was not measured yet, on a wide screen: a guess from the width of the window would draw
 * other rows at first than the server did.
 */
function estimateHeight(item: HistoryItem | undefined): number {
  const lines = Math.ceil((item?.results.length ?? 1) / 4);
  return 25 + lines * (runTilePx + 4);
}
