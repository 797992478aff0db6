"use client";

import { Columns2, LayoutGrid } from "lucide-react";
import type { ReactNode } from "react";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { togetherMax } from "#components/gallery/public/together-max.ts";
import { replaceClips } from "#components/gallery/public/use-opened.ts";
import { PageLayers } from "#components/state/page-layers.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { ClipPickers } from "./clip-picker.tsx";
import { lineClass } from "./player-facade.tsx";
import { Player } from "./player.tsx";

export type SideBySideProps = {
  page: GalleryPageView;
  items: readonly PageItem[];
  mediaRoot: string;
  token: string | null;
  startsPlaying: boolean;
  tools: ReactNode;
};

/** A gallery's clips beside each other in its page: two that can be chosen, or all. A default export because React.lazy asks for one. */
export default function SideBySide(props: SideBySideProps) {
  const { tools, ...player } = props;
  const { page, items, mediaRoot } = player;
  const [left, right] = items;
  const all = page.items.slice(0, togetherMax);
  const isPair = items.length === 2;
  return (
    <PageLayers>
      <div className={lineClass}>
        {tools}
        {page.items.length > 2 && (
          <div className="ml-auto flex flex-wrap items-center gap-1">
            {isPair && left && right && (
              <ClipPickers
                all={page.items}
                pair={[left, right]}
                mediaRoot={mediaRoot}
                onPick={replaceClips}
              />
            )}
            <Button
              size="small"
              variant="quiet"
              onClick={() => replaceClips((isPair ? all : all.slice(0, 2)).map(({ id }) => id))}
            >
              <Icon of={isPair ? LayoutGrid : Columns2} />
              {isPair ? publicMessages.all(all.length) : publicMessages.two}
            </Button>
          </div>
        )}
      </div>
      <Player key={items.length === 1 ? left?.id : "several"} {...player} />
    </PageLayers>
  );
}
