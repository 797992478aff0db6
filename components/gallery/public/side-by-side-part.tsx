"use client";

import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useIsAlive } from "#components/state/use-is-alive.ts";
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
  /** Of the gallery: in one line with the tools and the pickers. */
  words: ReactNode;
  tools: ReactNode;
};

/** The player in the page, for which nothing waits: its script comes once the page is alive. */
export function SideBySidePart({ page, opened, mediaRoot, token, words, tools }: SideBySidePartProps) {
  const isAlive = useIsAlive();
  const [startsPlaying, setStartsPlaying] = useState(false);
  const items = opened.length > 0 ? opened : page.items.slice(0, 2);
  const part = useRef<HTMLDivElement>(null);
  const seen = useRef(isAlive);
  const [first] = opened;
  useEffect(() => {
    // Whoever opens a clip further down the page is led to it.
    if (first && seen.current) part.current?.scrollIntoView({ block: "start", behavior: "smooth" });
    seen.current = true;
  }, [first]);
  const facade = (
    <>
      <header className="gallery-head">
        {words}
        {tools}
      </header>
      <PlayerFacade items={items} mediaRoot={mediaRoot} onPlay={() => setStartsPlaying(true)} />
    </>
  );
  return (
    <div ref={part} className="side-by-side">
      {isAlive ? (
        <Suspense fallback={facade}>
          <SideBySide
            {...{ page, items, mediaRoot, token, words, tools }}
            startsPlaying={startsPlaying || first !== undefined}
          />
        </Suspense>
      ) : (
        facade
      )}
    </div>
  );
}
