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

type Copying = {
  /** What is copied, made of the link; without it, the link itself. */
  textOf?: (link: string) => string;
  /** Given the link's address. */
  onKnown?: (link: string) => void;
  /** Told once it can be pasted. */
  onCopied?: () => void;
};

/**
 * Copies a gallery's link, which the studio keeps sealed: any time, and says so on the button. It is asked for at every press, as another
 * tab may have made a new one since. A refusal becomes a sentence.
 */
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
    copy: ({ textOf = (link) => link, onKnown, onCopied }: Copying = {}) =>
      startTransition(async () => {
        try {
          const answer = await copyGalleryLinkAction({ galleryId });
          if (!answer.ok)
            return showToast({
              title: refusalMessage(answer, { "not-kept": shareMessages.notKept }),
              tone: "failed",
            });
          onKnown?.(answer.link);
          const text = textOf(answer.link);
          const isDone = await navigator.clipboard?.writeText(text).then(
            () => true,
            () => false,
          );
          if (!isDone) return await copyText(text, shareMessages.theLink); // which says why not
          setCopied(true);
          announce(shareMessages.copied);
          onCopied?.();
        } catch {
          showToast({ title: unreachableMessage, tone: "failed" });
        }
      }),
  };
}
