import { Images } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { GalleryListItem } from "#lib/domain/gallery/gallery-view.ts";
import { GalleryTile } from "./gallery-tile.tsx";
import { NewGalleryButton } from "./new-gallery-button.tsx";

/** A member's galleries, the latest changed first. */
export function GalleryList({ galleries }: { galleries: readonly GalleryListItem[] }) {
  if (galleries.length === 0)
    return (
      <EmptyState icon={Images} title="No galleries yet" action={<NewGalleryButton variant="primary" />}>
        A gallery shows chosen results to others by a link. Nobody sees it before you share it.
      </EmptyState>
    );
  return (
    <ul
      aria-label="Galleries"
      className="grid grid-cols-1 gap-5 min-[30rem]:grid-cols-[repeat(auto-fill,minmax(16rem,1fr))]"
    >
      {galleries.map((gallery) => (
        <GalleryTile key={gallery.id} gallery={gallery} />
      ))}
    </ul>
  );
}
