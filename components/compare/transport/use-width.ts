"use client";

import { type RefObject, useEffect, useState } from "react";

/** How wide an element is, now and after every change, and how large text is: 2 where it is twice the normal size. */
export function useWidth(element: RefObject<HTMLElement | null>): { widthPx: number; textScale: number } {
  const [size, setSize] = useState({ widthPx: 0, textScale: 1 });
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const textPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSize({ widthPx: entry?.contentRect.width ?? 0, textScale: textPx / 16 });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
