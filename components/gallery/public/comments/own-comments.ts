"use client";

import { createStore, useStored } from "#components/state/store.ts";
import type { PageComment, PageItem } from "#lib/domain/gallery/gallery-page.ts";

/** Of a clip, or of the gallery as a whole. */
export type Subject = PageItem["id"] | "gallery";

/** This visitor's comments since the page was opened, seen at once: at the clip on the sheet and on the screen alike. */
const ownComments = createStore<Readonly<Record<string, readonly PageComment[]>>>({});
const nothing: readonly PageComment[] = [];

export function keepOwnComment(subject: Subject, comment: PageComment): void {
  ownComments.update((before) => ({ ...before, [subject]: [...(before[subject] ?? nothing), comment] }));
}

/** Adds this visitor's comments since to those that the page came with. */
export function useOwnAdded(): (
  subject: Subject,
  comments: readonly PageComment[],
) => readonly PageComment[] {
  const added = useStored(ownComments, (all) => all);
  return (subject, comments) => {
    const ids = new Set(comments.map(({ id }) => id));
    return [...comments, ...(added[subject] ?? nothing).filter(({ id }) => !ids.has(id))];
  };
}

/** The comments that the page came with, and those of this visitor since. */
export function useWithOwnComments(
  subject: Subject,
  comments: readonly PageComment[],
): readonly PageComment[] {
  return useOwnAdded()(subject, comments);
}
