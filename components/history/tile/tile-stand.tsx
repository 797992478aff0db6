"use client";

import { progressWords } from "#components/generation/messages.ts";
import { statusTone } from "#components/generation/status-tone.ts";
import type { HistoryModel } from "#components/history/history-model.ts";
import { timeLeftText } from "#components/state/time-text.ts";
import { useNow } from "#components/state/use-now.ts";
import { Ring } from "#components/ui/ring.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { isWorkable } from "#lib/domain/generation/generation.ts";
import { statusWord } from "#lib/domain/generation/messages.ts";
import type { HistoryResult } from "#lib/domain/history/history.ts";

type TileStandProps = { result: HistoryResult; model: HistoryModel };

/** What stands on a tile without a picture: how far it is, or how it ended. */
export function TileStand({ result, model }: TileStandProps) {
  const { status, progress, acceptedAt } = result;
  const isMoving = isWorkable(status);
  const now = useNow(isMoving);
  const isRunning = status === "running";
  const left = timeLeftText({
    progress,
    sinceAcceptedMs: isRunning && now !== null && acceptedAt ? now - Date.parse(acceptedAt) : null,
    expectedWaitMs: model.expectedWaitMs,
  });
  const percent = isRunning && progress !== null ? `${Math.round(progress * 100)} %` : null;
  const figures = [percent, left].filter(Boolean).join(" · ");
  const words = figures || (isMoving && progressWords[status]) || statusWord[status];
  return (
    <div className="tile-stand">
      {isMoving && status !== "queued" ? (
        <Ring progress={isRunning ? progress : null} size={32} isOnPicture />
      ) : (
        <StatusDot tone={statusTone[status]} size={28} />
      )}
      {words !== statusWord[status] && <span className="sr-only">{statusWord[status]}: </span>}
      <span className="tabular text-13">{words}</span>
    </div>
  );
}
