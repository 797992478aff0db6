"use client";

import { ProgressBar } from "#components/ui/progress-bar.tsx";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { PauseText } from "#components/state/pause-text.tsx";
import { timeLeftText } from "#components/state/time-text.ts";
import { useNow } from "#components/state/use-now.ts";
import { awaitedWords, progressWords, saveProgressWords } from "./messages.ts";

type GenerationProgressProps = { view: GenerationView; label: string; model: ModelFacts };

/** Real progress where the provider gives it, and what is happening in words. */
export function GenerationProgress({ view, label, model }: GenerationProgressProps) {
  const now = useNow(true);
  const left = timeLeftText({
    progress: view.progress,
    sinceAcceptedMs: now !== null && view.acceptedAt ? now - Date.parse(view.acceptedAt) : null,
    expectedWaitMs: model.expectedWaitMs,
  });
  const percent = view.progress === null ? null : `${Math.round(view.progress * 100)} %`;
  const words =
    view.status === "running"
      ? (view.saveTrouble && saveProgressWords.link) ||
        (view.failure && awaitedWords[view.failure.kind]) ||
        [percent, left].filter(Boolean).join(" · ") ||
        progressWords.running
      : (isLater(view.saveAgainAt, now) && saveProgressWords.again) || progressWords[view.status];
  return (
    <div className="flex w-full max-w-72 flex-col gap-2 rounded-control bg-screen/80 px-4 py-3 text-center">
      <p className="tabular text-13 text-text">
        {view.pause ? (
          <>
            {percent && `${percent} · `}
            <PauseText pause={view.pause} providerName={model.providerName} />
          </>
        ) : (
          words
        )}
      </p>
      <ProgressBar
        label={`Progress of ${label}`}
        value={view.status === "running" || view.status === "queued" ? (view.progress ?? idle(view)) : null}
      />
    </div>
  );
}

/** Whether a moment is ahead; before the page is alive, any is. */
function isLater(at: string | null, now: number | null): boolean {
  return at !== null && (now === null || Date.parse(at) > now);
}

/** A queued one does not move: an empty bar. A running one without progress moves without end. */
function idle(view: GenerationView): number | null {
  return view.status === "queued" ? 0 : null;
}
