import { hasError, type Issue } from "#lib/domain/limits/issue.ts";
import { isWaiting, type ModelVerdict } from "./judge-models.ts";

/** What a model says of the prompt that its author can do something about: refusals first, then changes. */
export function saidIssues(verdict: ModelVerdict | undefined): Issue[] {
  const said = (verdict?.issues ?? []).filter(
    (issue) => issue.severity !== "note" && !isWaiting(issue) && issue.code !== "prompt-empty",
  );
  return [...said.filter((issue) => hasError([issue])), ...said.filter((issue) => !hasError([issue]))];
}

/** How many of them are open: refusals, and changes that nobody has accepted. */
export function openIssues(
  verdict: ModelVerdict | undefined,
  acceptedHash: string | undefined,
): { errors: number; losses: number } {
  const said = saidIssues(verdict);
  const errors = said.filter((issue) => hasError([issue])).length;
  const isAccepted = acceptedHash !== undefined && verdict?.hash === acceptedHash;
  return { errors, losses: isAccepted ? 0 : said.length - errors };
}
