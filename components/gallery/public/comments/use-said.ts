"use client";

import { useState } from "react";
import { announce } from "#components/shell/announce.ts";
import type { PageComment } from "#lib/domain/gallery-page.ts";

/** What was said before the page was opened and since, and whether something waits for approval. */
export function useSaid(comments: readonly PageComment[]) {
  const [added, setAdded] = useState<readonly PageComment[]>([]);
  const [thanks, setThanks] = useState<string | null>(null);
  const ids = new Set(comments.map(({ id }) => id));
  return {
    comments: [...comments, ...added.filter(({ id }) => !ids.has(id))],
    thanks,
    say: ({ comment, isSeen }: { comment: PageComment; isSeen: boolean }) => {
      if (isSeen) setAdded((before) => [...before, comment]);
      const sentence = isSeen
        ? "Your comment is there."
        : "Thank you. Your comment is shown once whoever shared the gallery has read it.";
      setThanks(sentence);
      announce(sentence);
    },
  };
}
