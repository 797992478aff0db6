"use client";

import { useState } from "react";
import { announce } from "#components/state/announce.ts";
import type { PageComment } from "#lib/domain/gallery/gallery-page.ts";
import { keepSaid, type Subject, useSaidComments } from "./own-comments.ts";

/** What was said before the page was opened and since, and whether something waits for approval. */
export function useSaid(subject: Subject, comments: readonly PageComment[]) {
  const [thanks, setThanks] = useState<string | null>(null);
  return {
    comments: useSaidComments(subject, comments),
    thanks,
    say: ({ comment, isSeen }: { comment: PageComment; isSeen: boolean }) => {
      if (isSeen) keepSaid(subject, comment);
      const sentence = isSeen
        ? "Your comment is there."
        : "Thank you. Your comment is shown once whoever shared the gallery has read it.";
      setThanks(sentence);
      announce(sentence);
    },
  };
}
