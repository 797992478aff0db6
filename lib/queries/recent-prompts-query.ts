import { queryOptions } from "@tanstack/react-query";
import { promptPageSchema } from "#lib/domain/prompt/prompt-page.ts";
import { getJson } from "./get-json.ts";

/** The drafts that were changed last. */
export function recentPromptsQuery() {
  return queryOptions({
    queryKey: ["prompts"],
    queryFn: ({ signal }) => getJson("/api/prompts", promptPageSchema, signal),
  });
}
