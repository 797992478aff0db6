"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { refusalMessage, type RefusedAction } from "#components/state/messages.ts";
import { useKept } from "#components/state/kept.ts";
import { showToast } from "#components/ui/toast.ts";
import {
  addNoteAction,
  deleteNoteAction,
  restoreNoteAction,
  saveOffsetAction,
  saveVerdictAction,
} from "#lib/actions/feedback-actions.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import {
  applyChanges,
  openUnsavedChanges,
  type FeedbackChange,
  withoutChange,
  withChange,
} from "./feedback-changes.ts";

type WithGenerations = { generations: readonly GenerationView[] };

/**
 * Generations with all feedback on them, at once. Changes are sent in order, and stay with the browser until the studio
 * has confirmed them.
 */
export function useFeedback(
  memberId: string,
  generations: readonly GenerationView[],
): { generations: readonly GenerationView[]; giveFeedback: (change: FeedbackChange) => void } {
  const client = useQueryClient();
  const [unsaved] = useState(() => openUnsavedChanges(memberId));
  const changes = useKept(unsaved);

  const { mutate } = useMutation({
    mutationFn: sendChange,
    scope: { id: "feedback" },
    retry: 4,
    onSuccess: async (outcome, change) => {
      if (outcome.ok) {
        client.setQueriesData<WithGenerations>(
          { queryKey: ["run"] },
          (data) =>
            data && { ...data, generations: data.generations.map((view) => applyChanges(view, [change])) },
        );
        // An answer that was read before this was saved would show it gone, for good where nothing moves any more.
        await client.invalidateQueries({ queryKey: ["run"] });
      } else showToast({ title: refusalMessage(outcome), tone: "failed" });
      unsaved.update((all) => withoutChange(all, change));
    },
    onError: () =>
      showToast({
        title: "The studio cannot be reached.",
        detail:
          "What you said of the results is kept in this browser, and sent when the page is opened again.",
        tone: "failed",
      }),
  });

  // What an earlier page could not send.
  const isSent = useRef(false);
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    for (const change of unsaved.get()) mutate(change);
  }, [unsaved, mutate]);

  const giveFeedback = useCallback(
    (change: FeedbackChange) => {
      unsaved.update((all) => withChange(all, change));
      mutate(change);
    },
    [unsaved, mutate],
  );
  const shown = useMemo(() => generations.map((view) => applyChanges(view, changes)), [generations, changes]);
  return { generations: shown, giveFeedback };
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
