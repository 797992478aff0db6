"use client";

import { EyeOff } from "lucide-react";
import { useEffect, useMemo } from "react";
import { Room } from "#components/compare/room.tsx";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { showToast } from "#components/ui/toast.ts";
import { saveVerdictAction } from "#lib/actions/feedback-actions.ts";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import { useBegin } from "./begin-comparison.tsx";
import { blindClips } from "./blind-clips.ts";
import { outcomeText } from "./blind-words.ts";
import { useKeptVerdicts } from "#components/feedback/use-kept-verdicts.ts";

type ShownRoomProps = {
  runId: RunId;
  view: Extract<BlindView, { state: "shown" }>;
  /** By generation id: as on the run's page. */
  names: Readonly<Record<string, string>>;
  usesShortcuts: boolean;
};

/** The room once names are shown: who was who, the hidden verdicts, and the open ones, which can be changed. */
export function ShownRoom({ runId, view, names, usesShortcuts }: ShownRoomProps) {
  const clips = useMemo(
    () =>
      blindClips(view.clips, ({ letter, generationId }) => `${letter}: ${names[generationId] ?? "Unknown"}`),
    [view, names],
  );
  const playhead = useRoomPlayhead(clips);
  const clipOf = (id: string) => view.clips.find((clip) => clip.id === id)!; // the room asks of these alone
  const verdicts = useKeptVerdicts({
    place: `triptych unsaved open verdicts ${view.comparisonId}`,
    kept: Object.fromEntries(view.clips.map(({ id, openVerdict }) => [id, openVerdict])),
    names: Object.fromEntries(clips.map(({ id, name }) => [id, name])),
    post: ({ clipId, verdict }) =>
      saveVerdictAction({ generationId: clipOf(clipId).generationId, ...verdict }),
  });
  const { begin, isBeginning, trouble } = useBegin(runId);
  useEffect(() => {
    if (trouble) showToast({ title: trouble, tone: "failed" });
  }, [trouble]);
  return (
    <Room
      playhead={playhead}
      clips={clips}
      verdicts={verdicts}
      usesShortcuts={usesShortcuts}
      details={({ id }) => (
        <p className="text-13 text-quiet">{outcomeText(clipOf(id).verdict, verdicts.of(id))}</p>
      )}
      tools={
        <Button size="small" busy={isBeginning} onClick={begin}>
          <Icon of={EyeOff} />
          Hide names again
        </Button>
      }
    />
  );
}
