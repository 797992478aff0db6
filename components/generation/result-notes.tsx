import { issueMessage } from "#lib/domain/limits/messages.ts";
import { mergeIssues } from "#lib/domain/limits/merge-issues.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { differences } from "./asked-and-measured.ts";
import { askedOf } from "./asked-of.ts";
import { factWords } from "./messages.ts";
import { resultOf } from "./result-of.ts";

type ResultNotesProps = { view: GenerationView; snapshot: Snapshot };

/** What came differently, what the model was sent differently, and the prompt as its provider rewrote it. */
export function ResultNotes({ view, snapshot }: ResultNotesProps) {
  const result = resultOf(view);
  const came =
    result?.asset.state === "ready" ? differences(askedOf(view, snapshot), result.asset.measured) : [];
  const notes = [...came, ...mergeIssues(view.issues).map(issueMessage)];
  return (
    <>
      {notes.length > 0 && (
        <ul className="flex list-disc flex-col gap-1 pl-4 text-13 text-quiet">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {view.revisedPrompt && (
        <details className="text-13 text-quiet">
          <summary className="min-h-8 py-1.5">{factWords.revisedPrompt}</summary>
          <blockquote dir="auto" className="border-s-2 border-line ps-3">
            {view.revisedPrompt}
          </blockquote>
        </details>
      )}
    </>
  );
}
