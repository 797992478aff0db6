"use client";

import { useEffect, useRef } from "react";
import { LiveRegion } from "#components/state/live-region.tsx";
import { PageLayers } from "#components/state/page-layers.tsx";
import { useEscape } from "#components/state/use-escape.ts";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { Player } from "#components/gallery/public/player/player.tsx";
import { viewerShape } from "#components/gallery/public/player/stage-shape.ts";
import { closeClips, openedHash } from "#components/gallery/public/use-opened.ts";
import { clipName } from "#lib/domain/gallery/gallery-address.ts";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { ViewerHead } from "./viewer-head.tsx";

type ClipViewerProps = {
  page: GalleryPageView;
  /** One clip, or several on one playhead. */
  items: readonly PageItem[];
  mediaRoot: string;
  token: string | null;
};

/** The player over the gallery. A default export because React.lazy asks for one. */
export default function ClipViewer({ page, items, mediaRoot, token }: ClipViewerProps) {
  const viewer = useRef<HTMLDialogElement>(null);
  const first = items[0]?.id;
  const lastSeen = useRef(first);
  useEffect(() => {
    lastSeen.current = first;
  }, [first]);
  useEffect(() => {
    viewer.current?.querySelector<HTMLElement>(".player-screen")?.focus({ preventScroll: true }); // Space plays; whoever comes for the comments stays at them
    return () => {
      const link = lastSeen.current && document.querySelector(`a[href="${openedHash([lastSeen.current])}"]`);
      if (link instanceof HTMLElement) link.focus({ preventScroll: true });
    };
  }, []);
  useEscape(closeClips);
  const only = items.length === 1 ? items[0] : undefined;
  const title = only ? clipName(only) : publicMessages.several(items.length);
  return (
    <dialog ref={viewer} open aria-modal aria-label={title} className="viewer bg-ground text-text">
      <PageLayers>
        <div className="viewer-page flex flex-col pb-10" {...viewerShape(items)}>
          <ViewerHead {...{ page, items, mediaRoot }} />
          <Player key={only?.id ?? "several"} {...{ page, items, mediaRoot, token }} startsPlaying />
        </div>
        <LiveRegion />
      </PageLayers>
    </dialog>
  );
}
