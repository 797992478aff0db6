import { Images } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { GalleryListItem } from "#lib/domain/gallery/gallery-view.ts";
import { GalleryTile } from "./gallery-tile.tsx";
import { galleryListMessages } from "./messages.ts";
import { NewGalleryButton } from "./new-gallery-button.tsx";

/** A member's galleries, the latest changed first. */
export function GalleryList({ galleries }: { galleries: readonly GalleryListItem[] }) {
  if (galleries.length === 0)
    return (
      <EmptyState
        icon={Images}
        title={galleryListMessages.none}
        action={<NewGalleryButton variant="primary" />}
      >
        {galleryListMessages.noneHint}
      </EmptyState>
    );
  return (
    <ul
      aria-label={galleryListMessages.title}
      className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,24rem),1fr))] gap-x-6 gap-y-10"
    >
      {galleries.map((gallery) => (
        <GalleryTile key={gallery.id} gallery={gallery} />
      ))}
    </ul>
  );
}
