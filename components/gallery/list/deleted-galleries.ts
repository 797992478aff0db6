import { createStore } from "#components/state/store.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";

type DeletedGallery = {
  id: GalleryId;
  title: string;
  /** It stays deleted: the way back is gone from the page. */
  isOver: boolean;
};

/** What was deleted in this tab, here or in a gallery itself. */
export const deletedGalleries = createStore<readonly DeletedGallery[]>([]);

const undoMs = 10_000;

/** Keeps the way back in its place for a while. */
export function noteDeleted(id: GalleryId, title: string): void {
  const noted: DeletedGallery = { id, title, isOver: false };
  deletedGalleries.update((all) => [...all.filter((one) => one.id !== id), noted]);
  // Of this deletion alone: it may have been taken back and followed by another.
  setTimeout(
    () =>
      deletedGalleries.update((all) => all.map((one) => (one === noted ? { ...one, isOver: true } : one))),
    undoMs,
  );
}

export function noteRestored(id: GalleryId): void {
  deletedGalleries.update((all) => all.filter((one) => one.id !== id));
}
