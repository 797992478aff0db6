"use client";

import type { ReactNode } from "react";
import { PageLayers } from "#components/state/page-layers.tsx";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { Player } from "./player.tsx";
import { SeveralLine } from "./several-line.tsx";

export type SideBySideProps = {
  page: GalleryPageView;
  items: readonly PageItem[];
  mediaRoot: string;
  token: string | null;
  startsPlaying: boolean;
  words: ReactNode;
  tools: ReactNode;
};

/** A gallery's clips beside each other in its page: two that can be chosen, or all. A default export because React.lazy asks for one. */
export default function SideBySide({ words, tools, ...player }: SideBySideProps) {
  const { page, items, mediaRoot } = player;
  return (
    <PageLayers>
      <header className="gallery-head">
        {words}
        <div className="flex flex-wrap items-center gap-2">
          <SeveralLine all={page.items} items={items} mediaRoot={mediaRoot} />
          {tools}
        </div>
      </header>
      <Player key={items.length === 1 ? items[0]?.id : "several"} {...player} />
    </PageLayers>
  );
}
