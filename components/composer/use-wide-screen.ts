import { useSyncExternalStore } from "react";

/** Where `tableClass` has its third column. */
const wide = "(min-width: 80rem)";
const onWidth = (listener: () => void) => {
  const query = window.matchMedia(wide);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
};

/** Whether the light table has three columns. */
export function useWideScreen(): boolean {
  return useSyncExternalStore(
    onWidth,
    () => window.matchMedia(wide).matches,
    () => true,
  );
}
