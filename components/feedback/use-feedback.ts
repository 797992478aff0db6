"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useKept } from "#components/state/kept.ts";
import type { RefusedAction } from "#components/state/messages.ts";
import { useOutbox } from "#components/state/use-outbox.ts";
import {
  addNoteAction,
  deleteNoteAction,
  restoreNoteAction,
  saveOffsetAction,
  saveVerdictAction,
} from "#lib/actions/feedback-actions.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { ClipVerdicts } from "./clip-verdicts.ts";
import { applyChanges, type FeedbackChange, keyOf, openUnsavedChanges } from "./feedback-changes.ts";
import { useVerdicts } from "./use-verdicts.ts";

type WithGenerations = { generations: readonly GenerationView[] };

/** Generations with all feedback on them, at once: what the studio has not confirmed is in the outbox. */
export function useFeedback(
  memberId: string,
  generations: readonly GenerationView[],
): { generations: readonly GenerationView[]; giveFeedback: (change: FeedbackChange) => void } {
  const client = useQueryClient();
  const [unsaved] = useState(() => openUnsavedChanges(memberId));
  const changes = useKept(unsaved);
  const { give } = useOutbox<FeedbackChange>({
    name: `triptych feedback ${memberId}`,
    kept: unsaved,
    keyOf,
    post: sendChange,
    onSaved: (change) => {
      client.setQueriesData<WithGenerations>(
        { queryKey: ["run"] },
        (data) =>
          data && { ...data, generations: data.generations.map((view) => applyChanges(view, [change])) },
      );
      // An answer that was read before this was saved would show it gone, for good where nothing moves any more.
      return client.invalidateQueries({ queryKey: ["run"] });
    },
  });
  const shown = useMemo(() => generations.map((view) => applyChanges(view, changes)), [generations, changes]);
  return { generations: shown, giveFeedback: give };
}

/** The verdicts among the feedback on generations. */
export function useGenerationVerdicts(
  generations: readonly GenerationView[],
  names: ReadonlyMap<GenerationId, string>,
  giveFeedback: (change: FeedbackChange) => void,
): ClipVerdicts {
  const idOf = (clipId: string) => clipId as GenerationId; // the clips are those of the generations
  return useVerdicts({
    of: (clipId) => generations.find(({ id }) => id === clipId)?.verdict ?? null,
    nameOf: (clipId) => names.get(idOf(clipId)) ?? "",
    give: (clipId, verdict) => giveFeedback({ type: "verdict", generationId: idOf(clipId), verdict }),
  });
}

/** Has the studio keep a change. Rejects where it could not be reached. */
function sendChange(change: FeedbackChange): Promise<{ ok: true } | RefusedAction> {
  const { generationId } = change;
  switch (change.type) {
    case "verdict":
      return saveVerdictAction({ generationId, ...change.verdict });
    case "offset":
      return saveOffsetAction({ generationId, offsetMs: change.offsetMs });
    case "note":
      return addNoteAction({ generationId, ...change.note });
    case "note-gone":
      return deleteNoteAction({ noteId: change.note.id });
    case "note-back":
      return restoreNoteAction({ noteId: change.note.id });
  }
}
