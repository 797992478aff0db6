"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { Wall } from "./lay-out.ts";

/** Where one was on each wall of this tab, by what was asked for, until the page is loaded anew. */
const places = new Map<string, number>();

/** The line that holds a run or a result, as far down as it stands on the wall. */
export function topOf(wall: Wall, isIt: (tile: { runId: string; id: string }) => boolean): number | null {
  for (const day of wall.days)
    for (const line of day.lines)
      if (line.tiles.some(({ result, item }) => isIt({ runId: item.id, id: result.id })))
        return day.top + line.top;
  return null;
}

/** The first clip of the line that stands at a height. */
export function tileAt(wall: Wall, y: number): { runId: string; id: string; top: number } | null {
  for (const day of wall.days)
    for (const line of day.lines) {
      const top = day.top + line.top;
      const [tile] = line.tiles;
      if (top + line.height > y && tile) return { runId: tile.item.id, id: tile.result.id, top };
    }
  return null;
}

/** Keeps one's place: on the way back from a clip, where new runs come to stand above, and where the window gets another width. */
export function useWallPlace(wall: Wall | null, asked: string, element: RefObject<HTMLElement | null>): void {
  const offset = useRef(0);
  useEffect(() => {
    const keep = () => (offset.current = window.scrollY);
    window.addEventListener("scroll", keep, { passive: true });
    return () => {
      window.removeEventListener("scroll", keep);
      places.set(asked, offset.current);
    };
  }, [asked]);
  const isLaid = wall !== null;
  useLayoutEffect(() => {
    const place = places.get(asked);
    if (!isLaid || place === undefined) return;
    window.scrollTo(0, place);
    offset.current = place;
  }, [asked, isLaid]);
  const before = useRef({ wall, asked });
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { wall, asked };
    if (!wall || !last.wall || last.wall === wall || last.asked !== asked) return;
    const y = -(element.current?.getBoundingClientRect().top ?? 0);
    if (y <= 0) return;
    const anchor = tileAt(last.wall, y);
    const now = anchor && topOf(wall, ({ id }) => id === anchor.id);
    if (anchor && now !== null && now !== anchor.top) window.scrollBy(0, now - anchor.top);
  }, [wall, asked, element]);
}
