import { useMediaQuery } from "#components/ui/use-media-query.ts";

/** Whether results are swiped one by one rather than seen together, as `stage.css` has it. */
export function useNarrow(): boolean {
  return useMediaQuery("(width < 48rem)", false);
}
