"use client";

import { Icon } from "#components/ui/icon.tsx";
import { Moment } from "#components/ui/moment.tsx";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { CircleQuestionMark } from "lucide-react";
import { timeText } from "#components/state/time-text.ts";
import { DetailWords } from "./detail-words.tsx";
import { unconfirmedSentences } from "./failure-sentences.ts";
import { QuotedWords } from "./quoted-words.tsx";
import { unconfirmedWords } from "./unconfirmed-words.ts";
import { useNow } from "#components/state/use-now.ts";

type UnconfirmedFactsProps = { view: GenerationView; providerName: string };

/** What is known of a request that nobody knows the end of: when it left, what came back, whether money may be gone. */
export function UnconfirmedFacts({ view, providerName }: UnconfirmedFactsProps) {
  const now = useNow(view.sentAt !== null);
  const { words, details } = unconfirmedWords(view.failure, providerName);
  return (
    <div className="flex flex-col gap-1 text-13">
      <p className="flex gap-2">
        <Icon of={CircleQuestionMark} className="mt-0.5 text-unconfirmed" />
        <span className="min-w-0 wrap-anywhere">
          {unconfirmedSentences(view.failure, providerName).join(" ")}
        </span>
      </p>
      {words && <QuotedWords words={words} />}
      {view.sentAt && (
        <p className="pl-6 text-12 text-quiet">
          Sent to {providerName}: <Moment at={view.sentAt} />
          {now !== null && `, ${timeText(now - Date.parse(view.sentAt))} ago`}
        </p>
      )}
      {details && <DetailWords details={details} />}
    </div>
  );
}
