"use client";

import { Images } from "lucide-react";
import { useStored } from "#components/state/store.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { GalleryListItem } from "#lib/domain/gallery/gallery-view.ts";
import { deletedGalleries } from "./deleted-galleries.ts";
import { DeletedTile } from "./deleted-tile.tsx";
import { GalleryTile } from "./gallery-tile.tsx";
import { galleryListMessages } from "./messages.ts";
import { NewGalleryButton } from "./new-gallery-button.tsx";

/** A member's galleries, the latest changed first. One that was just deleted can be brought back where it was, or at the top. */
export function GalleryList({ galleries }: { galleries: readonly GalleryListItem[] }) {
  const deleted = useStored(deletedGalleries, (all) => all);
  const shown = galleries.flatMap((gallery) => {
    const gone = deleted.find(({ id }) => id === gallery.id);
    if (!gone) return [<GalleryTile key={gallery.id} gallery={gallery} />];
    return gone.isOver ? [] : [<DeletedTile key={gallery.id} id={gone.id} title={gone.title} />];
  });
  const fromItsPage = deleted
    .filter(({ id, isOver }) => !isOver && galleries.every((gallery) => gallery.id !== id))
    .map(({ id, title }) => <DeletedTile key={id} id={id} title={title} />);
  if (shown.length + fromItsPage.length === 0)
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
      className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,max(21rem,22%)),1fr))] gap-x-6 gap-y-10"
    >
      {fromItsPage}
      {shown}
    </ul>
  );
}
