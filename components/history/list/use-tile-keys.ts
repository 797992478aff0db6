"use client";

import { type KeyboardEvent, type RefObject, useLayoutEffect } from "react";
import type { TileHands } from "#components/history/tile/tile-hands.ts";
import { tabStop } from "#components/history/tile/tab-stop.ts";
import type { HistoryResult } from "#lib/domain/history/history.ts";

type TileKeys = {
  list: RefObject<HTMLElement | null>;
  hands: TileHands;
  selectAll: () => void;
  /** The result that is to have the focus as soon as it is drawn. */
  wantedRef: RefObject<string | undefined>;
  find: (id: string) => HistoryResult | undefined;
  /** Where an arrow key leads from a result. */
  step: (from: string, key: string) => HistoryResult | null;
  /** Scrolls to a result that is not drawn. */
  reveal: (id: string) => void;
};

/**
 * Tab comes to one clip among all. Arrows lead from one result's checkbox to the next, also where that is not drawn yet; with Shift they select on the way, and Enter opens.
 * What they and Ctrl + A do here they do in every list, so that no setting switches them off.
 */
export function useTileKeys(keys: TileKeys) {
  const { list, hands, selectAll, wantedRef, find, step, reveal } = keys;
  const boxOf = (id: string | undefined) =>
    id === undefined ? null : list.current?.querySelector<HTMLElement>(`[data-result="${id}"]`);
  const focusWanted = () => {
    const box = boxOf(wantedRef.current);
    if (!box) return; // its row comes with the next drawing
    wantedRef.current = undefined;
    box.focus({ preventScroll: true });
    box.closest("[data-tile]")?.scrollIntoView({ block: "nearest" });
  };
  useLayoutEffect(focusWanted);
  // Tab must come to something: to the first that is drawn where the one it came to last is not.
  useLayoutEffect(() => {
    const { current } = list;
    if (!current || boxOf(tabStop.get() ?? undefined)) return;
    const first = current.querySelector<HTMLElement>("[data-result]")?.dataset["result"];
    if (first !== undefined) tabStop.update(() => first);
  });
  return (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset["result"] : undefined;
    if (from === undefined || event.altKey) return;
    if (event.key === "a" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      selectAll();
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      boxOf(from)?.closest("[data-tile]")?.querySelector("a")?.click();
      return;
    }
    const to = step(from, event.key);
    if (!to) return;
    event.preventDefault();
    const here = find(from);
    if (event.shiftKey && here && !hands.isSelecting) hands.select(here, false);
    if (event.shiftKey) hands.select(to, true);
    wantedRef.current = to.id;
    if (!boxOf(to.id)) reveal(to.id);
    focusWanted();
  };
}
