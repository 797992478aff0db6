"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Scrolls a list of clips to the one that has just been chosen. */
export function useListedTop(
  stage: RefObject<HTMLElement | null>,
  chosen: { id: string; top: number } | null,
): void {
  const last = useRef(chosen?.id);
  const id = chosen?.id;
  const top = chosen?.top ?? 0;
  useEffect(() => {
    if (id === last.current) return;
    last.current = id;
    if (id === undefined) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    stage.current?.scrollTo({ top, behavior: isCalm ? "auto" : "smooth" });
  }, [stage, id, top]);
}
