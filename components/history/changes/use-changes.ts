"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { changeMessages } from "#components/history/messages.ts";
import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import {
  changeTagsAction,
  deleteGenerationsAction,
  markFavouritesAction,
  restoreGenerationsAction,
} from "#lib/actions/history-actions.ts";
import type { HistoryResult } from "#lib/domain/history/history.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { tagsPerResultMax } from "#lib/domain/history/tag.ts";
import { historyKey, lookKey } from "#lib/queries/history-query.ts";
import { changeResults } from "./change-results.ts";
import { forgetDeletion, noteDeletion, showRestored } from "./deleted.ts";

const undoMs = 15_000;

const words = { "too-many": changeMessages.tooManyTags(tagsPerResultMax) };

/** What can be done to results: each is shown at once, and taken back on the page where the studio refuses it. */
export function useChanges() {
  const queries = useQueryClient();
  return useMemo(() => {
    const show = (results: readonly HistoryResult[], change: (result: HistoryResult) => HistoryResult) => {
      const ids = new Set(results.map(({ id }) => id));
      void queries.cancelQueries({ queryKey: lookKey }); // what is on its way was read before this change
      queries.setQueriesData({ queryKey: historyKey }, (read: Parameters<typeof changeResults>[0]) =>
        changeResults(read, ids, change),
      );
    };
    const putBack = (results: readonly HistoryResult[]) => {
      const before = new Map(results.map((result) => [result.id, result]));
      show(results, (result) => before.get(result.id) ?? result);
    };
    return {
      async favour(results: readonly HistoryResult[], isFavourite: boolean): Promise<void> {
        show(results, (result) => ({ ...result, isFavourite }));
        const answer = await ask(markFavouritesAction({ generationIds: idsOf(results), isFavourite }));
        if (!answer) putBack(results);
      },
      /** False where it was refused. */
      async tag(results: readonly HistoryResult[], add: string[], remove: string[]): Promise<boolean> {
        const gone = new Set([...add, ...remove]);
        show(results, (result) => ({
          ...result,
          tags: [...result.tags.filter((tag) => !gone.has(tag)), ...add].toSorted(),
        }));
        const answer = await ask(changeTagsAction({ generationIds: idsOf(results), add, remove }));
        if (!answer) putBack(results);
        return answer !== null;
      },
      /** Those that are deleted now; what is still at work stays. */
      async remove(results: readonly HistoryResult[]): Promise<readonly GenerationId[]> {
        const answer = await ask(deleteGenerationsAction({ generationIds: idsOf(results) }));
        if (!answer) return [];
        const ids = answer.deleted;
        if (ids.length > 0) noteDeletion(ids);
        sayDeleted(ids, results.length - ids.length, () => takeBack(ids));
        return ids;
      },
      takeBack,
    };

    /** Of a deletion, as it was noted. */
    async function takeBack(ids: readonly GenerationId[]): Promise<void> {
      if (await restore(ids)) await queries.invalidateQueries({ queryKey: lookKey });
    }
  }, [queries]);
}

const idsOf = (results: readonly HistoryResult[]) => results.map(({ id }) => id);

/** The answer of an action; null, and a message, where it did not do its work. */
async function ask<Answer extends { ok: true } | RefusedAction>(
  asked: Promise<Answer>,
): Promise<Extract<Answer, { ok: true }> | null> {
  try {
    const answer = await asked;
    if (answer.ok) return answer as Extract<Answer, { ok: true }>; // as just checked
    showToast({ title: refusalMessage(answer, words), tone: "failed" });
  } catch {
    showToast({ title: unreachableMessage, tone: "failed" });
  }
  return null;
}

/** The toast of a deletion takes the place of the one before. */
const toastOf = (ids: readonly GenerationId[]) => `deletion ${ids[0]}`;

function sayDeleted(ids: readonly GenerationId[], stayed: number, undo: () => Promise<void>): void {
  const stays = stayed > 0 ? `${changeMessages.stays(stayed)}. ` : "";
  if (ids.length === 0) return showToast({ title: changeMessages.nothingDeleted, detail: stays.trim() });
  showToast({
    id: toastOf(ids),
    title: changeMessages.deleted(ids.length),
    detail: `${stays}${changeMessages.filesGo}`,
    action: { label: changeMessages.undo, onClick: () => void undo() },
    durationMs: undoMs,
  });
}

/** False where the studio refused. */
async function restore(ids: readonly GenerationId[]): Promise<boolean> {
  const answer = await ask(restoreGenerationsAction({ generationIds: [...ids] }));
  if (!answer) return false;
  forgetDeletion(ids);
  showRestored(answer.restored);
  const id = toastOf(ids);
  const isWhole = answer.restored.length === ids.length;
  if (isWhole) showToast({ id, title: changeMessages.back(ids.length), tone: "done" });
  else showToast({ id, title: changeMessages.tooLate, tone: "failed" });
  return true;
}
