import { CircleX, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import type { Issue, Severity } from "#lib/domain/limits/issue.ts";
import { mergeIssues } from "#lib/domain/limits/merge-issues.ts";
import { issueMessage } from "#lib/domain/limits/messages.ts";

const looks: Record<Severity, { icon: LucideIcon; color: string; word: string }> = {
  error: { icon: CircleX, color: "text-failed", word: "Refused" },
  loss: { icon: TriangleAlert, color: "text-unconfirmed", word: "Changed" },
  note: { icon: Info, color: "text-quiet", word: "Note" },
};
const order: readonly Severity[] = ["error", "loss", "note"];

/** A model's issues with the prompt: what it refuses first, then what it changes, then what is good to know. */
export function IssueList({ issues }: { issues: readonly Issue[] }) {
  if (issues.length === 0) return null;
  const sorted = mergeIssues(issues).toSorted(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
  );
  return (
    <ul className="flex flex-col gap-1.5">
      {sorted.map((issue) => {
        const { icon, color, word } = looks[issue.severity];
        const message = issueMessage(issue);
        return (
          <li key={`${issue.code} ${message}`} className="flex gap-2 text-12">
            <Icon of={icon} size={14} className={`mt-px ${color}`} />
            <span className="min-w-0">
              <span className={`font-medium ${color}`}>{word}: </span>
              {message}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
