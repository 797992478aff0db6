"use client";

import { PauseText } from "#components/state/pause-text.tsx";
import { timeLeftText } from "#components/state/time-text.ts";
import { useNow } from "#components/state/use-now.ts";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { cancelWords } from "#components/generation/cancel-words.ts";
import { failureSentences } from "#components/generation/failure-sentences.ts";
import { FailureWords } from "#components/generation/failure-words.tsx";
import {
  awaitedWords,
  generationMessages,
  progressWords,
  saveProgressWords,
} from "#components/generation/messages.ts";
import { SaveNote } from "#components/generation/save-note.tsx";
import { statusTone } from "#components/generation/status-tone.ts";
import type { GenerationStandProps } from "./generation-stand.tsx";
import { WaysOut } from "./ways-out.tsx";

/** One that is waited for: real progress where the provider gives it, what is happening in words, and Cancel. */
export function MovingStand(props: GenerationStandProps) {
  const { view, model, name, snapshot } = props;
  const { status, progress, saveTrouble, failure, pause } = view;
  const now = useNow(true);
  const left = timeLeftText({
    progress,
    sinceAcceptedMs: now !== null && view.acceptedAt ? now - Date.parse(view.acceptedAt) : null,
    expectedWaitMs: model.expectedWaitMs,
  });
  const isRunning = status === "running";
  const percent = isRunning && progress !== null ? `${Math.round(progress * 100)} %` : null;
  const isSlow = status === "saving" && view.saveAgainAt === null && saveTrouble?.what === "too-slow";
  const awaited =
    (isSlow && saveProgressWords.slow) ||
    (isRunning && saveTrouble && saveProgressWords.link) ||
    (isRunning && failure && awaitedWords[failure.kind]) ||
    (!isRunning && isLater(view.saveAgainAt, now) && saveProgressWords.again) ||
    null;
  const heading = awaited ?? (percent ? null : progressWords[status]);
  const canceled = cancelWords(view, model.isFree);
  return (
    <>
      {heading ? (
        <p className="stand-heading stand-brief">
          <span className="stand-sign">
            <StatusDot tone={statusTone[status]} />
          </span>
          <span className="stand-words">{heading}</span>
        </p>
      ) : (
        <p className="stand-percent stand-brief tabular">{percent}</p>
      )}
      {pause ? (
        <p className="stand-quiet tabular">
          <PauseText pause={pause} providerName={model.providerName} />
        </p>
      ) : (
        isRunning && !awaited && left && <p className="stand-quiet tabular">{left}</p>
      )}
      {status !== "queued" && (
        <ProgressBar
          className="stand-progress"
          label={generationMessages.progressOf(name)}
          value={isRunning ? progress : null}
        />
      )}
      {saveTrouble && !failure && !isSlow && <SaveNote view={view} trouble={saveTrouble} />}
      {failure && (
        <p className="stand-quiet">
          {failureSentences(view, failure, { model, prompt: snapshot.prompt }).join(" ")}
        </p>
      )}
      {canceled && <p className="stand-quiet">{canceled}</p>}
      <WaysOut {...props} />
      {failure && (
        <div className="stand-more stand-aside">
          <FailureWords failure={failure} />
        </div>
      )}
    </>
  );
}

/** Whether a moment is ahead; before the page is alive, any is. */
function isLater(at: string | null, now: number | null): boolean {
  return at !== null && (now === null || Date.parse(at) > now);
}
