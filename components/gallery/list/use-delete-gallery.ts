"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { deleteGalleryAction, restoreGalleryAction } from "#lib/actions/gallery-actions.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { galleryListMessages } from "./messages.ts";

const undoMs = 10_000;

/** Deletes a gallery at once, which ends its link, and offers to take that back. `onDeleted` leads to where that is seen. */
export function useDeleteGallery(id: GalleryId, title: string, onDeleted: () => void) {
  const router = useRouter();
  const [isBusy, startTransition] = useTransition();
  const change = async (action: typeof deleteGalleryAction, done: () => void) => {
    try {
      const answer = await action({ galleryId: id });
      if (!answer.ok) return showToast({ title: refusalMessage(answer), tone: "failed" });
      done();
    } catch {
      showToast({ title: unreachableMessage, tone: "failed" });
    }
  };
  const restore = () =>
    void change(restoreGalleryAction, () => {
      router.refresh();
      showToast({ title: galleryListMessages.restored, tone: "done" });
    });
  return {
    isBusy,
    remove: () =>
      startTransition(() =>
        change(deleteGalleryAction, () => {
          onDeleted();
          showToast({
            title: galleryListMessages.deleted(title),
            detail: galleryListMessages.deletedDetail,
            action: { label: galleryListMessages.undo, onClick: restore },
            durationMs: undoMs,
          });
        }),
      ),
  };
}
