"use client";

import { useEffect, useState, useTransition } from "react";
import { shareMessages } from "#components/gallery/edit/messages.ts";
import { announce } from "#components/state/announce.ts";
import { copyText } from "#components/state/copy-text.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { copyGalleryLinkAction } from "#lib/actions/gallery-link-actions.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";

const saidMs = 2000;

/** Copies a gallery's link, which the studio keeps sealed: any time, and says so on the button. A refusal becomes a sentence. */
export function useCopyLink(galleryId: GalleryId) {
  const [isCopying, startTransition] = useTransition();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), saidMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return {
    isCopying,
    isCopied,
    /** `known` where the page has it already; `onKnown` is given its address, `onCopied` told once it can be pasted. */
    copy: (
      known: string | null,
      onKnown: (link: string) => void = () => undefined,
      onCopied: () => void = () => undefined,
    ) =>
      startTransition(async () => {
        try {
          const answer = known
            ? { ok: true as const, link: known }
            : await copyGalleryLinkAction({ galleryId });
          if (!answer.ok)
            return showToast({
              title: refusalMessage(answer, { "not-kept": shareMessages.notKept }),
              tone: "failed",
            });
          onKnown(answer.link);
          const isDone = await navigator.clipboard?.writeText(answer.link).then(
            () => true,
            () => false,
          );
          if (!isDone) return await copyText(answer.link, shareMessages.theLink); // which says why not
          setCopied(true);
          onCopied();
          announce(shareMessages.copied);
        } catch {
          showToast({ title: unreachableMessage, tone: "failed" });
        }
      }),
  };
}
