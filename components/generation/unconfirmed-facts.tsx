"use client";

import { Icon } from "#components/ui/icon.tsx";
import { Moment } from "#components/ui/moment.tsx";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { CircleQuestionMark } from "lucide-react";
import { timeText } from "#components/state/time-text.ts";
import { unconfirmedWords } from "./unconfirmed-words.ts";
import { useNow } from "#components/state/use-now.ts";

type UnconfirmedFactsProps = { view: GenerationView; providerName: string };

/** What is known of a request that nobody knows the end of: when it left, what came back, whether money may be gone. */
export function UnconfirmedFacts({ view, providerName }: UnconfirmedFactsProps) {
  const now = useNow(view.sentAt !== null);
  const { happened, details } = unconfirmedWords(view.failure, providerName);
  return (
    <div className="text-13">
      <p className="flex gap-2">
        <Icon of={CircleQuestionMark} className="mt-0.5 text-unconfirmed" />
        <span>
          {happened} Nobody knows whether {providerName} took the request; it may charge for it. The studio
          does not send it again by itself.
        </span>
      </p>
      {view.sentAt && (
        <p className="mt-1 pl-6 text-12 text-quiet">
          Sent to {providerName}: <Moment at={view.sentAt} />
          {now !== null && `, ${timeText(now - Date.parse(view.sentAt))} ago`}
        </p>
      )}
      {details && (
        <details className="pl-6">
          <summary className="min-h-8 py-1.5 text-12 text-quiet">Details</summary>
          <p className="font-mono text-12 break-words whitespace-pre-wrap text-quiet">{details}</p>
        </details>
      )}
    </div>
  );
}
