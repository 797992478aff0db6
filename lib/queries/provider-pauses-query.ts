import { queryOptions } from "@tanstack/react-query";
import { providerPausesSchema } from "#lib/domain/generation/provider-pause.ts";
import { getJson } from "./get-json.ts";

const whileOneLastsMs = 5000;
const untilOneBeginsMs = 30_000;

/** The providers that are left alone, and until when: watched closely while there is one. */
export function providerPausesQuery() {
  return queryOptions({
    queryKey: ["provider-pauses"],
    queryFn: ({ signal }) => getJson("/api/provider-pauses", providerPausesSchema, signal),
    refetchInterval: ({ state }) =>
      Object.keys(state.data ?? {}).length > 0 ? whileOneLastsMs : untilOneBeginsMs,
    refetchOnMount: "always",
  });
}
