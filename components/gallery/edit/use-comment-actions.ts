"use client";

import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/shell/refusal-message.ts";
import { showToast } from "#components/ui/toast.ts";
import {
  approveCommentsAction,
  deleteCommentAction,
  restoreCommentAction,
} from "#lib/actions/gallery-actions.ts";
import { countText } from "#lib/domain/quantity.ts";
import type { GalleryComment } from "#lib/domain/gallery-view.ts";
import type { GalleryEditing } from "./use-gallery-editor.ts";

const undoMs = 10_000;

/** What one does with visitors' words: seen at once, then said to the studio, which is asked again afterwards. */
export function useCommentActions({ setResponses, look }: Pick<GalleryEditing, "setResponses" | "look">) {
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
  const restore = ({ id: commentId }: GalleryComment) => void send(() => restoreCommentAction({ commentId }));
  return {
    approve: (comment: GalleryComment, isApproved: boolean) => void approve([comment], isApproved),
    approveAll: async (waiting: readonly GalleryComment[]) => {
      if (!(await approve(waiting, true))) return;
      showToast({
        title: `${countText(waiting.length, "comment")} approved`,
        action: { label: "Undo", onClick: () => void approve(waiting, false) },
        durationMs: undoMs,
      });
    },
    remove: async (comment: GalleryComment) => {
      setResponses((before) => ({
        ...before,
        comments: before.comments.filter(({ id }) => id !== comment.id),
        commentCount: before.commentCount - 1,
      }));
      const isDone = await send(() => deleteCommentAction({ commentId: comment.id }));
      if (!isDone) return;
      showToast({
        title: `Comment of ${comment.name} deleted`,
        detail: comment.text.slice(0, 80),
        action: { label: "Undo", onClick: () => restore(comment) },
        durationMs: undoMs,
      });
    },
  };
}
