import { queryOptions } from "@tanstack/react-query";
import { providerKeyListSchema } from "#lib/domain/account/provider-key-view.ts";
import { getJson } from "./get-json.ts";

const pollEveryMs = 1000;

/** The keys that one may use, asked for every second while one of them is being tested. */
export function providerKeysQuery() {
  return queryOptions({
    queryKey: ["provider-keys"],
    queryFn: ({ signal }) => getJson("/api/provider-keys", providerKeyListSchema, signal),
    refetchInterval: ({ state }) =>
      state.data?.keys.some(({ testState }) => testState === "testing") ? pollEveryMs : false,
  });
}
