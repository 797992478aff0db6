"use client";

import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { HistoryItem } from "#lib/domain/history/history.ts";
import { saveForReload, takeAfterReload } from "./reload-place.ts";

type Older = { has: boolean; isFetching: boolean; hasFailed: boolean; fetch: () => void };

/** So far down a place is looked for; further down the list begins at its top. */
const soughtMax = 1000;

/** Comes back to the run that stood on top of the window when the page was loaded anew: pages are read until it is there. */
export function useReloadPlace(
  items: readonly HistoryItem[],
  asked: string,
  rows: Virtualizer<Window, HTMLLIElement>,
  older: Older,
): void {
  const sought = useRef<string | null>(null);
  const latest = useRef({ items, asked });
  useEffect(() => {
    latest.current = { items, asked };
  });
  useEffect(() => {
    sought.current ??= takeAfterReload(latest.current.asked);
    const save = () => {
      const now = latest.current;
      const top = rows.getVirtualItemForOffset(window.scrollY)?.index ?? 0;
      saveForReload(now.asked, top > 0 ? (now.items[top]?.id ?? null) : null);
    };
    window.addEventListener("pagehide", save);
    return () => {
      window.removeEventListener("pagehide", save);
      saveForReload("", null); // elsewhere in this tab a reload is not about this list
    };
  }, [rows]);
  const { has, isFetching, hasFailed, fetch } = older;
  useEffect(() => {
    const runId = sought.current;
    if (runId === null) return;
    // Ids of runs are as old as the runs: where that one is gone, its place is the next older one.
    const index = items.findIndex(({ id }) => id <= runId);
    if (index === -1 && has && !hasFailed && items.length < soughtMax) {
      if (!isFetching) fetch();
      return;
    }
    sought.current = null;
    if (index !== -1) rows.scrollToIndex(index, { align: "start" });
  }, [items, rows, has, isFetching, hasFailed, fetch]);
}
