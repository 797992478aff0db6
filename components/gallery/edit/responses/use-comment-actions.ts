"use client";

import { responseMessages } from "#components/gallery/edit/messages.ts";
import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import {
  approveCommentsAction,
  deleteCommentsAction,
  restoreCommentsAction,
} from "#lib/actions/gallery-actions.ts";
import { plainText } from "#lib/domain/base/plain-text.ts";
import type { GalleryComment } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryEditing } from "#components/gallery/edit/use-gallery-editor.ts";

const undoMs = 10_000;

/** What a member does with visitors' comments: seen at once, then sent to the studio, which is asked again afterwards. */
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
  const remove = async (comments: readonly GalleryComment[]) => {
    const commentIds = comments.map(({ id }) => id);
    setResponses((before) => ({
      ...before,
      comments: before.comments.filter(({ id }) => !commentIds.includes(id)),
      commentCount: before.commentCount - comments.length,
    }));
    const [first] = comments;
    if (!first || !(await send(() => deleteCommentsAction({ commentIds })))) return;
    showToast({
      title:
        comments.length === 1
          ? responseMessages.deletedOne(first.name)
          : responseMessages.deletedAll(comments.length),
      ...(comments.length === 1 && { detail: plainText(first.text, 80) }),
      action: {
        label: responseMessages.undo,
        onClick: () => void send(() => restoreCommentsAction({ commentIds })),
      },
      durationMs: undoMs,
    });
  };
  return {
    approve: (comment: GalleryComment, isApproved: boolean) => void approve([comment], isApproved),
    approveAll: async (waiting: readonly GalleryComment[]) => {
      if (!(await approve(waiting, true))) return;
      showToast({
        title: responseMessages.approvedAll(waiting.length),
        action: { label: responseMessages.undo, onClick: () => void approve(waiting, false) },
        durationMs: undoMs,
      });
    },
    remove: (comment: GalleryComment) => void remove([comment]),
    removeAll: (comments: readonly GalleryComment[]) => void remove(comments),
  };
}
