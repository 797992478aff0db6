import { queryOptions } from "@tanstack/react-query";
import { activitySchema } from "#lib/domain/generation/activity.ts";
import { getJson, ReadError } from "./get-json.ts";

const whileWorkingMs = 3000;
const whileIdleMs = 60_000;

/** What the member's generations are doing. */
export function activityQuery() {
  return queryOptions({
    queryKey: ["activity"],
    queryFn: ({ signal }) => getJson("/api/activity", activitySchema, signal),
    refetchInterval: ({ state }) =>
      lookAgainAfter({
        isWorking: (state.data?.count ?? 0) > 0,
        isSignedOut: state.error instanceof ReadError && state.error.status === 401,
        isHidden: typeof document !== "undefined" && document.visibilityState === "hidden",
      }),
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: "always",
    retry: false, // the next look is soon enough
    staleTime: 1000,
  });
}

type Standing = { isWorking: boolean; isSignedOut: boolean; isHidden: boolean };

/** Watched while anything is at work, in a hidden tab too; else now and then, and in a hidden tab not at all. */
export function lookAgainAfter({ isWorking, isSignedOut, isHidden }: Standing): number | false {
  if (isSignedOut) return false;
  if (isWorking) return whileWorkingMs;
  return isHidden ? false : whileIdleMs;
}
