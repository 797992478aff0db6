import { factWords } from "./messages.ts";

/** What only somebody who looks into a failure wants to read: the system's words, or an answer as it came. */
export function DetailWords({ details }: { details: string }) {
  return (
    <details>
      <summary className="min-h-8 py-1.5 text-12 text-quiet">{factWords.details}</summary>
      <p dir="auto" className="font-mono text-12 wrap-anywhere whitespace-pre-wrap text-quiet">
        {details}
      </p>
    </details>
  );
}
