import { ChevronLeft, ChevronRight, X } from "lucide-react";
import type { Ref } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery-page.ts";
import { closeClips, openClips } from "#components/gallery/public/use-opened.ts";

type ViewerHeadProps = {
  title: string;
  page: Pick<GalleryPageView, "items">;
  items: readonly Pick<PageItem, "id">[];
  closeButton: Ref<HTMLButtonElement>;
};

/** What is open, the way to the next, and the way back. */
export function ViewerHead({ title, page, items, closeButton }: ViewerHeadProps) {
  const only = items.length === 1 ? page.items.findIndex(({ id }) => id === items[0]?.id) : -1;
  const goTo = (place: number) => {
    const item = page.items[place];
    if (item) openClips([item.id]);
  };
  return (
    <div className="flex min-h-12 items-center gap-2 px-4 pt-1 sm:px-6">
      <p aria-hidden className="min-w-0 grow truncate text-14 font-medium">
        <bdi>{title}</bdi>
      </p>
      {only >= 0 && page.items.length > 1 && (
        <div className="flex items-center">
          <IconButton
            label="Previous clip"
            icon={ChevronLeft}
            busy={only === 0}
            className={quiet}
            onClick={() => goTo(only - 1)}
          />
          <span className="tabular text-13 whitespace-nowrap text-quiet">
            {only + 1} of {page.items.length}
          </span>
          <IconButton
            label="Next clip"
            icon={ChevronRight}
            busy={only === page.items.length - 1}
            className={quiet}
            onClick={() => goTo(only + 1)}
          />
        </div>
      )}
      <IconButton ref={closeButton} label="Back to the gallery" icon={X} onClick={closeClips} />
    </div>
  );
}

/** At either end it is quiet, not framed. */
const quiet = "border-transparent! bg-transparent!";
