"use client";

import { type ReactNode, useState } from "react";
import type { RoomProps } from "#components/compare/room-props.ts";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import type { FeedbackChange } from "#components/feedback/feedback-changes.ts";
import { useNotes } from "#components/feedback/notes/use-notes.tsx";
import { useGenerationVerdicts } from "#components/feedback/use-feedback.ts";
import { lateCancelWord } from "#components/generation/cancel-words.ts";
import { resultOf } from "#components/generation/result-of.ts";
import { useResultActions } from "#components/generation/result-actions.tsx";
import { StatusLine } from "#components/generation/status-line.tsx";
import { inputsMessages } from "#components/inputs/messages.ts";
import { type Playables, useStaged } from "#components/inputs/use-staged.tsx";
import { useIsAlive } from "#components/state/use-is-alive.ts";
import type { GenerationId, MemberId } from "#lib/domain/base/id.ts";
import { ClipInputs } from "./clip-inputs.tsx";
import type { RunResult } from "./run-result.ts";
import { useStatusAnnouncements } from "./use-status-announcements.ts";

type ResultsRoom = {
  results: readonly RunResult[];
  names: ReadonlyMap<GenerationId, string>;
  giveFeedback: (change: FeedbackChange) => void;
  memberId: MemberId;
  /** Of the references of their runs. */
  playables: Playables;
};

type Handed = Pick<
  RoomProps,
  "takesFocus" | "playhead" | "clips" | "verdicts" | "status" | "entries" | "download" | "notes" | "inputs"
>;

/** What a room is given of results: their clips, menus, notes and drawer, and the references beside them. */
export function useResultsRoom(props: ResultsRoom): { room: Handed; beside: ReactNode } {
  const { results, names, giveFeedback, memberId, playables } = props;
  const views = results.map(({ view }) => view);
  useStatusAnnouncements(views, names);
  const isAlive = useIsAlive();
  const [takesFocus] = useState(isAlive); // who comes from another page of the studio is on the stage at once
  const staged = useStaged(playables);
  const clips = [...results.map(({ clip }) => clip), ...staged.clips];
  const playhead = useRoomPlayhead(clips, staged.played);
  const verdicts = useGenerationVerdicts(views, names, giveFeedback);
  const notes = useNotes({ memberId, views, names, playhead, giveFeedback });
  const actions = useResultActions({
    memberId,
    playhead,
    results: results.map((result) => ({ ...result, runId: result.run.id, snapshot: result.run.snapshot })),
    giveFeedback,
  });
  const find = (id: string) => results.find(({ view }) => view.id === id);
  return {
    room: {
      takesFocus,
      playhead,
      clips,
      verdicts,
      notes,
      status: ({ id, isInput }) => {
        const found = find(id);
        if (isInput || !found) return inputsMessages.input;
        const late = lateCancelWord(found.view);
        return (
          <>
            <StatusLine status={found.view.status} isHidden={late !== null} />
            {late && <p data-shown>{late}</p>}
          </>
        );
      },
      entries: (clip, own) => {
        if (find(clip.id))
          return [...actions.entries(clip.id), ...[own.note, own.details].filter((entry) => entry !== null)];
        const input = staged.of(clip.id);
        return input
          ? [
              {
                type: "action",
                label: inputsMessages.hideLabel(clip.name),
                onSelect: () => staged.toggle(input),
              },
            ]
          : [];
      },
      download: ({ id }) => {
        const found = find(id);
        const result = found && resultOf(found.view);
        return result ? { href: `/media/a/${result.asset.id}?download`, fileName: result.asset.name } : null;
      },
      inputs: ({ id }) => {
        const found = find(id) ?? results[0];
        return found && <ClipInputs result={found} {...{ staged, notes, memberId }} />;
      },
    },
    beside: (
      <>
        {actions.dialogs}
        {staged.sounds(playhead)}
      </>
    ),
  };
}
