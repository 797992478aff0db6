"use client";

import { useState } from "react";
import { announce } from "#components/state/announce.ts";
import type { PageComment } from "#lib/domain/gallery/gallery-page.ts";
import { keepOwnComment, type Subject, useWithOwnComments } from "./own-comments.ts";

/** The comments from before the page was opened and since, and whether one waits for approval. */
export function useOwnComments(subject: Subject, comments: readonly PageComment[]) {
  const [thanks, setThanks] = useState<string | null>(null);
  return {
    comments: useWithOwnComments(subject, comments),
    thanks,
    add: ({ comment, isSeen }: { comment: PageComment; isSeen: boolean }) => {
      if (isSeen) keepOwnComment(subject, comment);
      const sentence = isSeen
        ? "Your comment is there."
        : "Thank you. Your comment is shown once whoever shared the gallery has read it.";
      setThanks(sentence);
      announce(sentence);
    },
  };
}
