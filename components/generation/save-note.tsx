"use client";

import { nextMinute } from "#components/state/next-minute.ts";
import { useNow } from "#components/state/use-now.ts";
import { useMomentText } from "#components/ui/use-moment-text.ts";
import { saveNext, saveTroubleMessage } from "#lib/domain/generation/messages.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { SaveTrouble } from "#lib/domain/generation/save-trouble.ts";

type SaveNoteProps = { view: Pick<GenerationView, "status" | "saveAgainAt">; trouble: SaveTrouble };

/** Why a result that is ready at its provider is not here yet, and what comes next. */
export function SaveNote({ view: { status, saveAgainAt }, trouble }: SaveNoteProps) {
  return (
    <p className="stand-quiet">
      {saveTroubleMessage(trouble)}{" "}
      {saveAgainAt && <NextTry at={saveAgainAt} isForLink={status === "running"} />}
    </p>
  );
}

/** When a result is fetched again, or its provider asked for another link to it. */
function NextTry({ at, isForLink }: { at: string; isForLink: boolean }) {
  const now = useNow(true);
  const time = useMomentText(nextMinute(at), "soon");
  const leftMs = now === null ? Infinity : Date.parse(at) - now;
  if (leftMs <= 0) return isForLink ? saveNext.askingForLink : saveNext.now;
  return <span className="tabular">{leftMs <= 60_000 ? saveNext.soon : saveNext.at(time)}</span>;
}
