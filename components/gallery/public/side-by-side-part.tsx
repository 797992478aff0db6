"use client";

import { lazy, type ReactNode, Suspense, useState, useSyncExternalStore } from "react";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { loadSideBySide } from "./load-player.ts";
import { PlayerFacade } from "./player/player-facade.tsx";

const SideBySide = lazy(loadSideBySide);

type SideBySidePartProps = {
  page: GalleryPageView;
  /** Those that are opened; without any, the first two. */
  opened: readonly PageItem[];
  mediaRoot: string;
  token: string | null;
  /** In one line with the pickers. */
  tools: ReactNode;
};

/** The player in the page, for which nothing waits: its script comes once the page is alive. */
export function SideBySidePart({ page, opened, mediaRoot, token, tools }: SideBySidePartProps) {
  const isAlive = useSyncExternalStore(neverChanges, onTheClient, onTheServer);
  const [startsPlaying, setStartsPlaying] = useState(false);
  const items = opened.length > 0 ? opened : page.items.slice(0, 2);
  const facade = (
    <PlayerFacade items={items} mediaRoot={mediaRoot} tools={tools} onPlay={() => setStartsPlaying(true)} />
  );
  return (
    <div className="side-by-side needs-script">
      {isAlive ? (
        <Suspense fallback={facade}>
          <SideBySide {...{ page, items, mediaRoot, token, tools, startsPlaying }} />
        </Suspense>
      ) : (
        facade
      )}
    </div>
  );
}

const neverChanges = () => () => {};
const onTheClient = () => true;
const onTheServer = () => false;
