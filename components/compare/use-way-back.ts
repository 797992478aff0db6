"use client";

import { useEffect } from "react";

/** Escape leads back, wherever the focus is but in what closes itself: a dialog, a menu, a note that is being written. */
export function useWayBack(isWanted: boolean, onBack: () => void): void {
  useEffect(() => {
    if (!isWanted) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      const { target } = event;
      if (target instanceof Element && target.closest("[role=dialog], [role=menu], [role=listbox], textarea"))
        return;
      event.preventDefault();
      onBack();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isWanted, onBack]);
}
