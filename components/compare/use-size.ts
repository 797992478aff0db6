"use client";

import { type RefObject, useEffect, useState } from "react";

type Size = {
  widthPx: number;
  heightPx: number;
  /** 2 where text is twice the normal size. */
  textScale: number;
};

/** Before anything is measured. */
export const noSize: Size = { widthPx: 0, heightPx: 0, textScale: 1 };

/** What an element measures in pixels, and measures anew when it changes; null before the page is alive. */
export function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      const textPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (width > 0 && height > 0) setSize({ widthPx: width, heightPx: height, textScale: textPx / 16 });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
