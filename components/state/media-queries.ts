import { useCallback, useSyncExternalStore } from "react";

/** Whether the window matches a media query, now and after every change; `onServer` is what the server's page takes for granted. */
export function useMediaQuery(query: string, onServer: boolean): boolean {
  const listen = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(
    listen,
    () => window.matchMedia(query).matches,
    () => onServer,
  );
}

/** Whether results are swiped one by one rather than seen together, as `stage.css` has it. */
export function useNarrow(): boolean {
  return useMediaQuery("(width < 48rem)", false);
}
