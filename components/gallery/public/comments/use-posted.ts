"use client";

import { useState } from "react";
import { announce } from "#components/state/announce.ts";
import type { PageComment } from "#lib/domain/gallery/gallery-page.ts";
import { commentMessages } from "./messages.ts";
import { keepOwnComment, type Subject } from "./own-comments.ts";

export type Sent = { comment: PageComment; isSeen: boolean };

/** What became of a comment that was sent: everybody sees it, or whoever shared the gallery reads it first. */
export function usePosted(): { thanks: string | null; add: (subject: Subject, sent: Sent) => void } {
  const [thanks, setThanks] = useState<string | null>(null);
  return {
    thanks,
    add: (subject, { comment, isSeen }) => {
      if (isSeen) keepOwnComment(subject, comment);
      const sentence = isSeen ? commentMessages.posted : commentMessages.waits;
      setThanks(sentence);
      announce(sentence);
    },
  };
}
