"use client";

import { useEffect, useMemo } from "react";
import { Room } from "#components/compare/room.tsx";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import { ClipActions } from "#components/gallery/public/clip-actions.tsx";
import { ClipWords } from "#components/gallery/public/clip-words.tsx";
import { ClipComments } from "#components/gallery/public/comments/clip-comments.tsx";
import { clipName } from "#lib/domain/gallery/gallery-address.ts";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { leaveWhatHasEnded } from "./leave-what-has-ended.ts";
import { stageClips } from "./stage-clips.ts";

type ClipRoomProps = {
  page: GalleryPageView;
  items: readonly PageItem[];
  mediaRoot: string;
  token: string | null;
};

/** The screening room for visitors: one clip or several on one playhead, with its details and comments. */
export function ClipRoom({ page, items, mediaRoot, token }: ClipRoomProps) {
  const clips = useMemo(() => stageClips(items, mediaRoot, clipName), [items, mediaRoot]);
  const playhead = useRoomPlayhead(clips);
  const only = items.length === 1 ? items[0] : undefined;
  useEffect(() => {
    // Whoever has pressed something wants to see it; a link that leads here has not been pressed in this page.
    if (!navigator.userActivation?.hasBeenActive) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    if (only?.hasSound) playhead.listen(only.id);
    playhead.play();
  }, [playhead, only]);
  const isBroken = usePlayheadState(playhead, ({ broken }) => broken.length > 0);
  useEffect(() => {
    if (isBroken) void leaveWhatHasEnded();
  }, [isBroken]);
  return (
    <Room
      playhead={playhead}
      clips={clips}
      verdicts={null}
      usesShortcuts={false}
      details={({ id, name }) => {
        const item = items.find((one) => one.id === id);
        return (
          item && (
            <div className="flex flex-col gap-4 pb-6">
              {item.caption.trim() !== "" && item.caption.trim() !== name && (
                <p dir="auto" className="max-w-prose text-14 break-words whitespace-pre-line">
                  {item.caption}
                </p>
              )}
              {item.modelName && <p className="text-12 text-quiet">{item.modelName}</p>}
              <ClipActions page={page} item={item} name={name} mediaRoot={mediaRoot} token={token} />
              <ClipWords item={item} mediaRoot={mediaRoot} />
              {page.allowsComments && (
                <ClipComments item={item} name={name} playhead={playhead} token={token} />
              )}
            </div>
          )
        );
      }}
    />
  );
}
