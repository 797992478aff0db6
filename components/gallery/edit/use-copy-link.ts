"use client";

import { useTransition } from "react";
import { copyText } from "#components/state/copy-text.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { copyGalleryLinkAction } from "#lib/actions/gallery-link-actions.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";

/** Why an older link cannot be copied. */
export const linkNotKept =
  "This link was made before links could be copied again. Copy it where you sent it, or make a new link.";

/** Copies a gallery's link, which the studio keeps sealed; `onCopied` is given its address. A refusal becomes a sentence. */
export function useCopyLink(galleryId: GalleryId) {
  const [isCopying, startTransition] = useTransition();
  return {
    isCopying,
    copy: (onCopied: (link: string) => void = () => undefined) =>
      startTransition(async () => {
        try {
          const answer = await copyGalleryLinkAction({ galleryId });
          if (!answer.ok)
            return showToast({ title: refusalMessage(answer, { "not-kept": linkNotKept }), tone: "failed" });
          onCopied(answer.link);
          await copyText(answer.link, "The link");
        } catch {
          showToast({ title: unreachableMessage, tone: "failed" });
        }
      }),
  };
}
