"use client";

import { type RefObject, useCallback, useLayoutEffect, useRef } from "react";

const ms = 180;

/**
 * Lets the parts of a list slide to their new places. Gives what is called right before `order` changes, as it takes down where they are:
 * without that call nothing slides, as when the window got another width.
 */
export function useRoomMade(list: RefObject<HTMLElement | null>, order: string): () => void {
  const before = useRef<ReadonlyMap<Element, DOMRect> | null>(null);
  useLayoutEffect(() => {
    const known = before.current;
    before.current = null;
    if (!known || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const part of known.keys()) for (const slide of part.getAnimations()) slide.cancel();
    for (const [part, { left, top }] of known) {
      const now = part.getBoundingClientRect();
      const [x, y] = [left - now.left, top - now.top];
      if (x === 0 && y === 0) continue;
      part.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], {
        duration: ms,
        easing: "cubic-bezier(0.2, 0.7, 0.3, 1)",
      });
    }
  }, [list, order]);
  return useCallback(() => {
    const parts = [...(list.current?.children ?? [])];
    before.current = new Map(parts.map((part) => [part, part.getBoundingClientRect()]));
  }, [list]);
}
