"use client";

import type { Virtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type RefObject, useLayoutEffect } from "react";
import type { HistoryItem } from "#lib/domain/history/history.ts";
import { stepTo } from "./step-to.ts";
import type { ListHands } from "./list-hands.ts";

type ListKeys = {
  items: readonly HistoryItem[];
  rows: Virtualizer<Window, HTMLLIElement>;
  list: RefObject<HTMLElement | null>;
  hands: ListHands;
  chooseAll: () => void;
  /** The result that is to have the focus as soon as it is drawn. */
  wantedRef: RefObject<string | undefined>;
};

/**
 * Arrows lead from one result's checkbox to the next, into rows that are not drawn yet too; with Shift they choose on the way. What
 * they and Ctrl + A do here they do in every list, so that no setting switches them off.
 */
export function useListKeys({ items, rows, list, hands, chooseAll, wantedRef }: ListKeys) {
  const focusWanted = () => {
    if (wantedRef.current === undefined) return;
    const box = list.current?.querySelector<HTMLElement>(`[data-result="${wantedRef.current}"]`);
    if (!box) return; // its row comes with the next drawing
    wantedRef.current = undefined;
    box.focus({ preventScroll: true });
  };
  useLayoutEffect(focusWanted);
  return (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset["result"] : undefined;
    if (from === undefined || event.altKey) return;
    if (event.key === "a" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      chooseAll();
      return;
    }
    const to = stepTo(items, from, event.key);
    if (!to || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const present = items[items.findIndex(({ results }) => results.some(({ id }) => id === from))];
    const here = present?.results.find(({ id }) => id === from);
    if (event.shiftKey && here && !hands.isChoosing) hands.choose(here, false);
    if (event.shiftKey) hands.choose(to.result, true);
    wantedRef.current = to.result.id;
    rows.scrollToIndex(to.row, { align: "auto" });
    focusWanted();
  };
}
