import { queryOptions } from "@tanstack/react-query";
import { activitySchema } from "#lib/domain/generation/activity.ts";
import { getJson } from "./get-json.ts";

const whileWorkingMs = 3000;
const whileIdleMs = 60_000;

/** What the member's generations are doing: watched while any is at work, in a hidden tab too; else now and then, and never in a hidden one. */
export function activityQuery() {
  return queryOptions({
    queryKey: ["activity"],
    queryFn: ({ signal }) => getJson("/api/activity", activitySchema, signal),
    refetchInterval: ({ state }) => {
      if ((state.data?.count ?? 0) > 0) return whileWorkingMs;
      return typeof document !== "undefined" && document.visibilityState === "hidden" ? false : whileIdleMs;
    },
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: "always",
    staleTime: 1000,
  });
}
