import { mergeIssues } from "#lib/domain/limits/merge-issues.ts";
import { issueMessage } from "#lib/domain/limits/messages.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { askedOf } from "./asked-of.ts";
import { differences } from "./asked-and-measured.ts";
import { notesSummary } from "./messages.ts";
import { resultOf } from "./result-of.ts";

type GenerationNotesProps = { view: GenerationView; snapshot: Snapshot };

/** What the model was sent differently, and what came differently. */
export function GenerationNotes({ view, snapshot }: GenerationNotesProps) {
  const result = resultOf(view);
  const came =
    result?.asset.state === "ready" ? differences(askedOf(view, snapshot), result.asset.measured) : [];
  const notes = [...came, ...mergeIssues(view.issues).map(issueMessage)];
  const isRevised = Boolean(view.revisedPrompt);
  if (notes.length === 0 && !isRevised) return null;
  return (
    <details className="text-13 text-quiet">
      <summary className="min-h-8 py-1.5">{notesSummary(notes.length, isRevised)}</summary>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {view.revisedPrompt && (
        <blockquote className="mt-2 border-l-2 border-line pl-3">{view.revisedPrompt}</blockquote>
      )}
    </details>
  );
}
