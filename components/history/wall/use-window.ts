"use client";

import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

/** In steps of so many pixels: what is drawn changes a few times a second, however fast one scrolls. */
const step = 500;
const ahead = 700;

/** How wide an element is; null until it is measured, before the page's first picture. */
export function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => setWidth(Math.floor(current.getBoundingClientRect().width));
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** Which part of an element stands near the window, in pixels from its top. */
export function useNear(element: RefObject<HTMLElement | null>): { from: number; to: number } {
  const [near, setNear] = useState({ from: -ahead, to: step + ahead + 1600 });
  useEffect(() => {
    const look = () => {
      const top = -(element.current?.getBoundingClientRect().top ?? 0);
      const from = Math.floor(top / step) * step - ahead;
      const to = Math.ceil((top + window.innerHeight) / step) * step + ahead;
      setNear((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    const observer = new ResizeObserver(look); // what stands above can grow
    observer.observe(document.body);
    window.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", look);
    look();
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, [element]);
  return near;
}
