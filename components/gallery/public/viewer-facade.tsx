import { ChevronLeft } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { publicMessages } from "./messages.ts";
import { PlayerFacade } from "./player/player-facade.tsx";
import { viewerShape } from "./player/stage-shape.ts";
import { closeClips } from "./use-opened.ts";

type ViewerFacadeProps = {
  page: Pick<GalleryPageView, "title">;
  items: readonly PageItem[];
  mediaRoot: string;
};

/** The opened clips before the script of their player is there: their stills, in the same places, and the way back. */
export function ViewerFacade({ page, items, mediaRoot }: ViewerFacadeProps) {
  return (
    <div aria-busy className="viewer bg-ground text-text">
      <div className="viewer-page flex flex-col pb-10" {...viewerShape(items)}>
        <div className="viewer-head flex min-h-16 items-center gap-2 py-2">
          <IconButton
            label={publicMessages.back}
            icon={ChevronLeft}
            className="-ml-2 text-text!"
            onClick={closeClips}
          />
          <p className="min-w-0 grow truncate text-20 font-semibold">
            <bdi>{page.title}</bdi>
          </p>
        </div>
        <PlayerFacade items={items} mediaRoot={mediaRoot} />
      </div>
    </div>
  );
}
