import { queryOptions } from "@tanstack/react-query";
import { isTerminal } from "#lib/domain/generation/generation.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import { type RunView, runViewSchema } from "#lib/domain/generation/run-view.ts";
import { getJson } from "./get-json.ts";

const pollEveryMs = 1000;

/** A run, asked for every second while something in it moves by itself. An unconfirmed generation waits for its author. */
export function runQuery(runId: RunId) {
  return queryOptions({
    queryKey: ["run", runId],
    queryFn: ({ signal }) => getJson(`/api/runs/${runId}`, runViewSchema, signal),
    refetchInterval: ({ state }) => (state.data && isSettled(state.data) ? false : pollEveryMs),
    staleTime: pollEveryMs,
    // A page may have been written before the feedback given on the last one was saved, and be read after that was confirmed.
    refetchOnMount: "always",
  });
}

/** Whether asking again would show nothing new: every generation has ended, and nothing is made from its outputs any more. */
export function isSettled(run: RunView): boolean {
  return run.generations.every(
    ({ status, outputs }) =>
      isTerminal(status) &&
      outputs.every((output) => !output.isBeingPrepared && output.asset.state !== "measuring"),
  );
}
