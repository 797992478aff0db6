"use client";

import { Columns2, LayoutGrid } from "lucide-react";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { togetherMax } from "#components/gallery/public/together-max.ts";
import { replaceClips } from "#components/gallery/public/use-opened.ts";
import { PageLayers } from "#components/state/page-layers.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { ClipPickers } from "./clip-picker.tsx";
import { Player } from "./player.tsx";

export type SideBySideProps = {
  page: GalleryPageView;
  items: readonly PageItem[];
  mediaRoot: string;
  token: string | null;
  startsPlaying: boolean;
};

/** A gallery's clips beside each other in its page: two that can be chosen, or all. A default export because React.lazy asks for one. */
export default function SideBySide(props: SideBySideProps) {
  const { page, items, mediaRoot } = props;
  const [left, right] = items;
  const all = page.items.slice(0, togetherMax);
  const isPair = items.length === 2;
  return (
    <PageLayers>
      {page.items.length > 2 && (
        <div className="-mt-2 mb-2 flex min-h-8 flex-wrap items-center justify-end gap-1">
          {isPair && left && right && (
            <ClipPickers all={page.items} pair={[left, right]} mediaRoot={mediaRoot} onPick={replaceClips} />
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
      <Player key={items.length === 1 ? left?.id : "several"} {...props} />
    </PageLayers>
  );
}
