"use client";

import { useEffect } from "react";

/**
 * Base UI puts focusable spans around what it opens, to catch Tab, and hides them from screen readers. What takes focus
 * must not be hidden (WCAG 4.1.2), and a span without words says nothing anyway.
 */
export function useUnhiddenFocusGuards(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    const frame = requestAnimationFrame(() => {
      for (const guard of document.querySelectorAll("[data-base-ui-focus-guard][aria-hidden]"))
        guard.removeAttribute("aria-hidden");
    });
    return () => cancelAnimationFrame(frame);
  }, [isOpen]);
}
