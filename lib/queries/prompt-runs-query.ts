import { queryOptions } from "@tanstack/react-query";
import type { PromptId } from "#lib/domain/base/id.ts";
import { isTerminal } from "#lib/domain/generation/generation.ts";
import { type PromptRuns, promptRunsSchema } from "#lib/domain/generation/prompt-runs.ts";
import { getJson } from "./get-json.ts";

const pollEveryMs = 3000;

/** The latest runs of a prompt, asked for again while something in them moves by itself. */
export function promptRunsQuery(promptId: PromptId) {
  return queryOptions({
    queryKey: ["prompt-runs", promptId],
    queryFn: ({ signal }) => getJson(`/api/prompts/${promptId}/runs`, promptRunsSchema, signal),
    refetchInterval: ({ state }) => (state.data && moves(state.data) ? pollEveryMs : false),
    refetchOnMount: "always",
  });
}

/** Unconfirmed ones wait for their author, and posters of what is done come a moment later. */
const moves = ({ runs }: PromptRuns) =>
  runs.some(({ generations }) =>
    generations.some(({ status, film }) =>
      status === "done" ? film === null : !isTerminal(status) && status !== "unconfirmed",
    ),
  );
