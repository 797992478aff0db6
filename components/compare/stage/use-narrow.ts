"use client";

import { useSyncExternalStore } from "react";

/** Where `stage.css` shows one result at a time. */
const narrow = "(width < 48rem)";
const onWidth = (listener: () => void) => {
  const query = window.matchMedia(narrow);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
};

/** Whether results are swiped one by one rather than seen together. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    onWidth,
    () => window.matchMedia(narrow).matches,
    () => false,
  );
}
