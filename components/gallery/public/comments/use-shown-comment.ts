"use client";

import { useEffect, useState } from "react";
import { goToFrame, isInSight } from "#components/feedback/notes/note-time.ts";
import type { ClipNote } from "#components/feedback/notes/notes-port.ts";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { useOwnAdded } from "./own-comments.ts";

export type ShownComment = {
  /** The comments of a clip that are about a time of it, by their times. */
  of: (clipId: string) => ClipNote[];
  /** The one that is read, with what was drawn. */
  read: (ClipNote & { clipId: string }) | null;
  show: (clipId: string, commentId: string | null) => void;
};

/** Which comment is read at its frame. */
export function useShownComment(items: readonly PageItem[], playhead: Playhead): ShownComment {
  const [shown, setShown] = useState<{ clipId: string; commentId: string } | null>(null);
  const withOwn = useOwnAdded();
  const of = (clipId: string): ClipNote[] => {
    const item = items.find(({ id }) => id === clipId);
    return (item ? withOwn(item.id, item.comments) : [])
      .flatMap(({ id, atMs, text, name, drawing }) =>
        atMs === null ? [] : [{ id, atMs, text, author: name, drawing }],
      )
      .toSorted((a, b) => a.atMs - b.atMs);
  };
  const comment = shown && of(shown.clipId).find(({ id }) => id === shown.commentId);

  // Whatever leads to another frame hides what was drawn on this one.
  const readAtMs = comment?.atMs;
  useEffect(() => {
    if (shown === null || readAtMs === undefined) return;
    const { clipId } = shown;
    return playhead.onPosition(() => {
      if (!isInSight(playhead, clipId, readAtMs)) setShown(null);
    });
  }, [playhead, shown, readAtMs]);

  return {
    of,
    read: comment && shown ? { ...comment, clipId: shown.clipId } : null,
    show: (clipId, commentId) => {
      const found = of(clipId).find(({ id }) => id === commentId);
      setShown(found ? { clipId, commentId: found.id } : null);
      if (found) goToFrame(playhead, clipId, found.atMs);
    },
  };
}
