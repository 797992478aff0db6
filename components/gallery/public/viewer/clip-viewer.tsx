"use client";

import { useEffect, useRef } from "react";
import { LiveRegion } from "#components/state/live-region.tsx";
import { PageLayers } from "#components/state/page-layers.tsx";
import { clipName } from "#lib/domain/gallery/gallery-address.ts";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { closeClips, openedHash } from "#components/gallery/public/use-opened.ts";
import { ClipRoom } from "./clip-room.tsx";
import { ViewerHead } from "./viewer-head.tsx";

type ClipViewerProps = {
  page: GalleryPageView;
  /** One clip, or several on one playhead. */
  items: readonly PageItem[];
  mediaRoot: string;
  token: string | null;
};

/** The screen over the gallery. A default export because React.lazy asks for one. */
export default function ClipViewer({ page, items, mediaRoot, token }: ClipViewerProps) {
  const close = useRef<HTMLButtonElement>(null);
  const ids = items.map(({ id }) => id);
  const first = ids[0];
  const lastSeen = useRef(first);
  useEffect(() => {
    lastSeen.current = first;
  }, [first]);
  useEffect(() => {
    close.current?.focus();
    return () => {
      const link = lastSeen.current && document.querySelector(`a[href="${openedHash([lastSeen.current])}"]`);
      if (link instanceof HTMLElement) link.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isFull = document.querySelector(".viewer .room[data-full]") !== null; // which it leaves first
      if (event.key === "Escape" && !event.defaultPrevented && !isFull) closeClips();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const title = items.length === 1 ? clipName(items[0]!) : `${items.length} clips on one playhead`; // there is one
  return (
    <dialog
      open
      aria-modal
      aria-label={title}
      className="viewer flex flex-col bg-screen text-text scheme-dark"
      data-only={items.length === 1 ? "" : undefined}
    >
      <PageLayers>
        <ViewerHead title={title} page={page} items={items} closeButton={close} />
        <ClipRoom key={ids.join()} page={page} items={items} mediaRoot={mediaRoot} token={token} />
        <LiveRegion />
      </PageLayers>
    </dialog>
  );
}
