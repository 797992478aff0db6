"use client";

import { frameNumber } from "#components/gallery/public/player/frame-number.ts";
import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { CommentList } from "./comment-list.tsx";
import { commentMessages } from "./messages.ts";
import { useOwnAdded } from "./own-comments.ts";

type PlayerCommentListProps = {
  /** Those that are played. */
  items: readonly PageItem[];
  /** The comment that is read at its frame. */
  openedId: string | null;
  onOpen: (clipId: string, commentId: string) => void;
};

/** What was said of the clips that are played, in the order of the time that they share. */
export function PlayerCommentList({ items, openedId, onOpen }: PlayerCommentListProps) {
  const withOwn = useOwnAdded();
  const isSeveral = items.length > 1;
  const listed = items
    .flatMap((item) =>
      withOwn(item.id, item.comments).map((comment) => ({
        clipId: item.id,
        placeMs: comment.atMs === null ? -1 : comment.atMs + item.offsetMs,
        comment: { ...comment, ...(isSeveral && { onClip: frameNumber(item.number) }) },
      })),
    )
    .toSorted((a, b) => a.placeMs - b.placeMs);
  return (
    <CommentList
      comments={listed.map(({ comment }) => comment)}
      label={commentMessages.title}
      opened={openedId}
      onOpen={({ id }) => {
        const found = listed.find(({ comment }) => comment.id === id);
        if (found) onOpen(found.clipId, id);
      }}
    />
  );
}
