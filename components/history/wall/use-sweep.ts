"use client";

import { type PointerEvent, useEffect, useRef } from "react";
import type { TileHands } from "#components/history/tile/tile-hands.ts";
import type { HistoryResult } from "#lib/domain/history/history.ts";

/** A corner box that is pressed and drawn over others does with them what it does with its own. By touch one scrolls instead. */
export function useSweep(
  find: (id: string) => HistoryResult | undefined,
  isSelected: (id: string) => boolean,
  hands: Pick<TileHands, "put">,
) {
  const sweep = useRef<{ first: string; does: boolean; seen: Set<string> }>(null);
  useEffect(() => {
    const end = () => (sweep.current = null);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
    return () => {
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
    };
  }, []);
  return {
    onPointerDown: ({ target, pointerType, button, shiftKey }: PointerEvent) => {
      if (pointerType !== "mouse" || button !== 0 || shiftKey || !(target instanceof Element)) return;
      const id = target.closest("[data-corner]") && tileId(target);
      if (id) sweep.current = { first: id, does: !isSelected(id), seen: new Set() };
    },
    onPointerOver: ({ target, buttons }: PointerEvent) => {
      const now = sweep.current;
      if (!now || !(buttons & 1) || !(target instanceof Element)) return;
      const id = tileId(target);
      if (!id || now.seen.has(id) || (id === now.first && now.seen.size === 0)) return;
      const ids = now.seen.size === 0 ? [now.first, id] : [id];
      for (const one of ids) now.seen.add(one);
      hands.put(
        ids.flatMap((one) => find(one) ?? []),
        now.does,
      );
    },
  };
}

function tileId(element: Element): string | undefined {
  return element.closest<HTMLElement>("[data-tile]")?.dataset["tile"];
}
