import { ChevronLeft, ChevronRight } from "lucide-react";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { SeveralLine } from "#components/gallery/public/player/several-line.tsx";
import { closeClips, openClips } from "#components/gallery/public/use-opened.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { findSteps } from "./find-steps.ts";

type ViewerHeadProps = {
  page: Pick<GalleryPageView, "title" | "items">;
  items: readonly PageItem[];
  mediaRoot: string;
};

/** The way back to the gallery, the way to the next clip, or which two stand side by side. */
export function ViewerHead({ page, items, mediaRoot }: ViewerHeadProps) {
  const steps = findSteps(
    page.items.map(({ id }) => id),
    items.map(({ id }) => id),
  );
  const isOne = items.length === 1;
  return (
    <div className="viewer-head flex min-h-16 flex-wrap items-center gap-2 py-2">
      <IconButton
        label={publicMessages.back}
        icon={ChevronLeft}
        className="-ml-2 text-text!"
        onClick={closeClips}
      />
      <p className="min-w-0 grow basis-40 truncate text-20 font-semibold">
        <bdi>{page.title}</bdi>
      </p>
      {!isOne && <SeveralLine all={page.items} items={items} mediaRoot={mediaRoot} />}
      {steps && items.length !== 2 && (
        <div className="flex items-center">
          <IconButton
            label={publicMessages.previous(isOne)}
            icon={ChevronLeft}
            busy={!steps.previous}
            className={quiet}
            onClick={() => steps.previous && openClips(steps.previous)}
          />
          <span className="tabular text-13 whitespace-nowrap text-quiet">
            {publicMessages.steps(steps.from + 1, steps.to + 1, page.items.length)}
          </span>
          <IconButton
            label={publicMessages.next(isOne)}
            icon={ChevronRight}
            busy={!steps.next}
            className={quiet}
            onClick={() => steps.next && openClips(steps.next)}
          />
        </div>
      )}
    </div>
  );
}

/** At either end it is quiet, not framed. */
const quiet = "border-transparent! bg-transparent!";
