"use client";

import { useTransition } from "react";
import { announce } from "#components/state/announce.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { deleteGalleryAction, restoreGalleryAction } from "#lib/actions/gallery-actions.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import { noteDeleted, noteRestored } from "./deleted-galleries.ts";
import { galleryListMessages } from "./messages.ts";

/** Deletes a gallery at once, which ends its link, or takes that back. A refusal becomes a sentence. */
export function useDeleteGallery(id: GalleryId, title: string, onDone: () => void = () => undefined) {
  const [isBusy, startTransition] = useTransition();
  const send = (action: typeof deleteGalleryAction, done: () => void) =>
    startTransition(async () => {
      try {
        const answer = await action({ galleryId: id });
        if (!answer.ok) return showToast({ title: refusalMessage(answer), tone: "failed" });
        done();
        onDone();
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
    });
  return {
    isBusy,
    remove: () =>
      send(deleteGalleryAction, () => {
        noteDeleted(id, title);
        announce(galleryListMessages.deleted(title));
      }),
    restore: () =>
      send(restoreGalleryAction, () => {
        noteRestored(id);
        announce(galleryListMessages.restored);
      }),
  };
}
