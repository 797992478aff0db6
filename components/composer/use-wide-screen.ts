import { useMediaQuery } from "#components/ui/use-media-query.ts";

/** Whether the light table has three columns, as `tableClass` says. */
export function useWideScreen(): boolean {
  return useMediaQuery("(min-width: 80rem)", true);
}
