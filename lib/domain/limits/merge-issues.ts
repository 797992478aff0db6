import { labelsText } from "#lib/domain/prompt/reference.ts";
import type { Issue, IssueCode } from "./issue.ts";

/** What is said of many references at once: their sentences differ in nothing but the label, and read well with several. */
const mergeable: ReadonlySet<IssueCode> = new Set([
  "reference-not-in-text",
  "reference-unmentioned",
  "converted-to-srgb",
  "cleaned-again",
]);

/**
 * The issues of one model for a list that people read: where the same is so of several references, one issue that names them
 * all ("Images 2–4"), in the place of the first. All others stay as they are.
 */
export function mergeIssues(issues: readonly Issue[]): Issue[] {
  const merged: Issue[] = [];
  const labelsOf = new Map<IssueCode, string[]>();
  for (const issue of issues) {
    const labels = labelsOf.get(issue.code);
    const label = String(issue.params.label);
    if (labels) labels.push(label);
    else {
      if (mergeable.has(issue.code)) labelsOf.set(issue.code, [label]);
      merged.push(issue);
    }
  }
  return merged.map((issue) => {
    const labels = labelsOf.get(issue.code);
    return labels && labels.length > 1
      ? { ...issue, path: ["references"], params: { ...issue.params, label: labelsText(labels) } }
      : issue;
  });
}
