"use client";

import { useEffect, useState } from "react";
import { responseMessages } from "#components/gallery/edit/messages.ts";
import { announce } from "#components/state/announce.ts";
import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import {
  approveCommentsAction,
  deleteCommentsAction,
  restoreCommentsAction,
} from "#lib/actions/gallery-actions.ts";
import type { GalleryComment } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryEditing } from "#components/gallery/edit/use-gallery-editor.ts";

const undoMs = 10_000;

/** What a member does with visitors' comments: seen at once, then sent to the studio, which is asked again afterwards. */
export function useCommentActions({ setResponses, look }: Pick<GalleryEditing, "setResponses" | "look">) {
  /** What was just done to comments, and the way back. */
  const [done, setDone] = useState<{ words: string; undo: () => void } | null>(null);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(null), undoMs);
    return () => clearTimeout(timer);
  }, [done]);
  const say = (words: string, undo: () => Promise<unknown>) => {
    announce(words);
    setDone({
      words,
      undo: () => {
        setDone(null);
        void undo();
      },
    });
  };
  const send = async (action: () => Promise<{ ok: true } | RefusedAction>) => {
    let isDone = false;
    try {
      const answer = await action();
      isDone = answer.ok;
      if (!answer.ok) showToast({ title: refusalMessage(answer), tone: "failed" });
    } catch {
      showToast({ title: unreachableMessage, tone: "failed" });
    }
    await look();
    return isDone;
  };
  const approve = (comments: readonly GalleryComment[], isApproved: boolean) => {
    const commentIds = comments.map(({ id }) => id);
    setResponses((before) => ({
      ...before,
      comments: before.comments.map((one) => (commentIds.includes(one.id) ? { ...one, isApproved } : one)),
    }));
    return send(() => approveCommentsAction({ commentIds, isApproved }));
  };
  const remove = async (comments: readonly GalleryComment[]) => {
    const commentIds = comments.map(({ id }) => id);
    setResponses((before) => ({
      ...before,
      comments: before.comments.filter(({ id }) => !commentIds.includes(id)),
      commentCount: before.commentCount - comments.length,
    }));
    const [first] = comments;
    if (!first || !(await send(() => deleteCommentsAction({ commentIds })))) return;
    say(
      comments.length === 1
        ? responseMessages.deletedOne(first.name)
        : responseMessages.deletedAll(comments.length),
      () => send(() => restoreCommentsAction({ commentIds })),
    );
  };
  return {
    done,
    approve: (comment: GalleryComment, isApproved: boolean) => void approve([comment], isApproved),
    approveAll: async (waiting: readonly GalleryComment[]) => {
      if (!(await approve(waiting, true))) return;
      say(responseMessages.approvedAll(waiting.length), () => approve(waiting, false));
    },
    remove: (comment: GalleryComment) => void remove([comment]),
    removeAll: (comments: readonly GalleryComment[]) => void remove(comments),
  };
}
