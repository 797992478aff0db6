import { CircleAlert } from "lucide-react";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { isWorkable } from "#lib/domain/generation/generation.ts";
import { furtherDetails, wordsOfProvider } from "#lib/domain/generation/messages.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { DetailWords } from "./detail-words.tsx";
import { failureSentences } from "./failure-sentences.ts";
import { QuotedWords } from "./quoted-words.tsx";

type FailureNoteProps = { view: GenerationView; failure: Failure; model: ModelFacts; prompt: Prompt };

/** What happened, whether it cost money, what to do next, and the provider's own words. */
export function FailureNote({ view, failure, model, prompt }: FailureNoteProps) {
  const tone = isWorkable(view.status) ? "text-quiet" : "text-failed";
  const words = wordsOfProvider(failure);
  const details = furtherDetails(failure);
  return (
    <div className="flex flex-col gap-2 rounded-control border border-line bg-panel p-3 text-13">
      <p className="flex gap-2">
        <Icon of={CircleAlert} className={`mt-0.5 ${tone}`} />
        <span className="min-w-0 wrap-anywhere">
          {failureSentences(view, failure, { model, prompt }).join(" ")}
        </span>
      </p>
      {words && <QuotedWords words={words} />}
      {details && <DetailWords details={details} />}
    </div>
  );
}
