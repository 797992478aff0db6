import { ChevronLeft, ChevronRight, X } from "lucide-react";
import type { Ref } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { closeClips, openClips } from "#components/gallery/public/use-opened.ts";
import { findSteps } from "./find-steps.ts";

type ViewerHeadProps = {
  title: string;
  page: Pick<GalleryPageView, "items">;
  items: readonly Pick<PageItem, "id">[];
  closeButton: Ref<HTMLButtonElement>;
};

/** What is open, the way to the next, and the way back. */
export function ViewerHead({ title, page, items, closeButton }: ViewerHeadProps) {
  const steps = findSteps(
    page.items.map(({ id }) => id),
    items.map(({ id }) => id),
  );
  const noun = items.length === 1 ? "clip" : "clips";
  return (
    <div className="flex min-h-12 items-center gap-2 px-4 pt-1 sm:px-6">
      <p aria-hidden className="min-w-0 grow truncate text-14 font-medium">
        <bdi>{title}</bdi>
      </p>
      {steps && (
        <div className="flex items-center">
          <IconButton
            label={`Previous ${noun}`}
            icon={ChevronLeft}
            busy={!steps.previous}
            className={quiet}
            onClick={() => steps.previous && openClips(steps.previous)}
          />
          <span className="tabular text-13 whitespace-nowrap text-quiet">
            {steps.from + 1}
            {steps.to > steps.from && `–${steps.to + 1}`} of {page.items.length}
          </span>
          <IconButton
            label={`Next ${noun}`}
            icon={ChevronRight}
            busy={!steps.next}
            className={quiet}
            onClick={() => steps.next && openClips(steps.next)}
          />
        </div>
      )}
      <IconButton ref={closeButton} label="Back to the gallery" icon={X} onClick={closeClips} />
    </div>
  );
}

/** At either end it is quiet, not framed. */
const quiet = "border-transparent! bg-transparent!";
