"use client";

import type { ModelFacts } from "#components/state/model-facts.ts";
import { timeText } from "#components/state/time-text.ts";
import { useNow } from "#components/state/use-now.ts";
import { Moment } from "#components/ui/moment.tsx";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { DetailWords } from "./detail-words.tsx";
import { unconfirmedSentences } from "./failure-sentences.ts";
import { generationMessages } from "./messages.ts";
import { QuotedWords } from "./quoted-words.tsx";
import { unconfirmedWords } from "./unconfirmed-words.ts";

type UnconfirmedFactsProps = { view: GenerationView; model: ModelFacts };

/** What is known of a request that nobody knows the end of: when it left, what came back, whether money may be gone. */
export function UnconfirmedFacts({
  view,
  model: { providerName, canFind, hasTaskId },
}: UnconfirmedFactsProps) {
  const now = useNow(view.sentAt !== null);
  const { words, details } = unconfirmedWords(view.failure, providerName);
  return (
    <div className="flex flex-col gap-2">
      <p className="wrap-anywhere">
        {unconfirmedSentences(view.failure, providerName).join(" ")}
        {hasTaskId && ` ${generationMessages.adopt(providerName)}`}
      </p>
      {!canFind && <p>{generationMessages[hasTaskId ? "noList" : "noTaskIds"](providerName)}</p>}
      {words && <QuotedWords words={words} />}
      {view.sentAt && (
        <p className="text-12 text-quiet">
          {generationMessages.sentTo(providerName)} <Moment at={view.sentAt} />
          {now !== null && `, ${generationMessages.ago(timeText(now - Date.parse(view.sentAt)))}`}
        </p>
      )}
      {details && <DetailWords details={details} />}
    </div>
  );
}
