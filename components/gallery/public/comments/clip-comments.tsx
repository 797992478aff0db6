"use client";

import { MessageSquarePlus } from "lucide-react";
import { useState } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentList } from "./comment-list.tsx";
import { useOwnComments } from "./use-own-comments.ts";

type ClipCommentsProps = {
  item: Pick<PageItem, "id" | "comments" | "durationMs" | "offsetMs">;
  name: string;
  playhead: Playhead;
  token: string | null;
};

/** The comments on a clip. A time leads there, and a new comment belongs to what is seen just now. */
export function ClipComments({ item, name, playhead, token }: ClipCommentsProps) {
  const own = useOwnComments(item.id, item.comments);
  const [atMs, setAtMs] = useState<number | null>(null);
  const begin = () => {
    playhead.pause();
    const inClip = playhead.positionMs() - item.offsetMs;
    setAtMs(Math.round(Math.min(item.durationMs, Math.max(0, inClip))));
  };
  return (
    <div className="flex flex-col gap-3">
      <CommentList
        comments={own.comments}
        label={`Comments on ${name}`}
        onSeek={(at) => playhead.seek(at + item.offsetMs)}
      />
      {own.thanks && <p className="text-13 text-quiet">{own.thanks}</p>}
      {atMs === null ? (
        <div>
          <Button
            size="small"
            variant="quiet"
            className="-ml-2.5"
            aria-label={`Comment on ${name}`}
            onClick={begin}
          >
            <Icon of={MessageSquarePlus} />
            Comment
          </Button>
        </div>
      ) : (
        <CommentForm
          token={token}
          itemId={item.id}
          atMs={atMs}
          onClose={() => setAtMs(null)}
          onSent={(one) => {
            own.add(one);
            setAtMs(null);
          }}
        />
      )}
    </div>
  );
}
