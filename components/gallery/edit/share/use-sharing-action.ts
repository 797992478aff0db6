"use client";

import { useTransition } from "react";
import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import type { GallerySharing } from "#lib/domain/gallery/gallery-view.ts";

type Shared = { ok: true; sharing: GallerySharing };

/** Sends what changes a gallery's link, and takes up how it is shared then. A refusal becomes a sentence. */
export function useSharingAction(onChange: (sharing: GallerySharing) => void) {
  const [isSending, startTransition] = useTransition();
  return {
    isSending,
    send: (action: () => Promise<Shared | RefusedAction>, onDone?: () => void) =>
      startTransition(async () => {
        try {
          const answer = await action();
          if (!answer.ok) return showToast({ title: refusalMessage(answer), tone: "failed" });
          onChange(answer.sharing);
          onDone?.();
        } catch {
          showToast({ title: unreachableMessage, tone: "failed" });
        }
      }),
  };
}
