"use client";

import { StatusDot, type StatusTone } from "#components/ui/status-dot.tsx";
import { useMomentText } from "#components/ui/use-moment-text.ts";
import { moneyText } from "#lib/domain/base/money.ts";
import { type GenerationView, loggedMax } from "#lib/domain/generation/run-view.ts";
import { attemptWords, factWords, failureWords } from "./messages.ts";

/** Each request to the provider: when it left, what became of it, what it cost. */
export function AttemptLog({ view }: { view: GenerationView }) {
  return (
    <ol className="flex flex-col gap-1.5 text-13">
      {view.attempts > loggedMax && (
        <li className="text-quiet">{factWords.earlierAttempts(view.attempts - loggedMax)}</li>
      )}
      {view.log.map((entry) => (
        <li key={entry.at} className="flex items-baseline gap-2">
          <Time at={entry.at} />
          <span className="self-center">
            <StatusDot tone={attemptTone(entry)} />
          </span>
          <span className="min-w-0 grow wrap-anywhere">{attemptText(entry)}</span>
          <span className="tabular shrink-0 text-quiet">{entry.cost && moneyText(entry.cost)}</span>
        </li>
      ))}
    </ol>
  );
}

function Time({ at }: { at: string }) {
  return (
    <time
      dateTime={at}
      title={useMomentText(at, "seconds")}
      className="tabular shrink-0 font-mono text-12 text-quiet"
    >
      {useMomentText(at, "seconds").split(" ").at(-1)}
    </time>
  );
}

type Entry = GenerationView["log"][number];

const tones: Record<Entry["state"], StatusTone> = {
  open: "moving",
  accepted: "done",
  answered: "done",
  refused: "failed",
  released: "waiting",
  vanished: "unconfirmed",
  resent: "unconfirmed",
  abandoned: "canceled",
};

/** What was taken may still have failed later. */
function attemptTone({ state, failure }: Entry): StatusTone {
  return failure && tones[state] === "done" ? "failed" : tones[state];
}

function attemptText({ state, failure }: Entry): string {
  return failure ? `${attemptWords[state]}: ${failureWords[failure]}` : attemptWords[state];
}
