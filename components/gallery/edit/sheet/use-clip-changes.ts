"use client";

import { useCallback, useEffect, useState } from "react";
import { changeItem, moveItem, putItemBack, removeItem } from "#components/gallery/edit/document-changes.ts";
import type { GallerySaver } from "#components/gallery/edit/gallery-saver.ts";
import { galleryMessages } from "#components/gallery/edit/messages.ts";
import { announce } from "#components/state/announce.ts";
import type { GalleryItem, GalleryItemChoices } from "#lib/domain/gallery/gallery.ts";

const undoMs = 10_000;

/** What is done to single clips. Each function stays the very same, so that a key in a caption draws one clip and not all of them. */
export function useClipChanges(saver: GallerySaver, makeRoom: () => void) {
  /** The one that was taken out last, and where it was, from 0. */
  const [removed, setRemoved] = useState<{ item: GalleryItem; place: number } | null>(null);
  useEffect(() => {
    if (!removed) return;
    const timer = setTimeout(() => {
      makeRoom();
      setRemoved(null);
    }, undoMs);
    return () => clearTimeout(timer);
  }, [removed, makeRoom]);

  const move = useCallback(
    (id: GalleryItem["id"], by: number, isSliding = true) => {
      const from = saver.document.get().items.findIndex((item) => item.id === id);
      if (isSliding) makeRoom();
      saver.change((before) => moveItem(before, id, from + by));
      const { items } = saver.document.get();
      const place = items.findIndex((item) => item.id === id);
      if (place === from) return;
      setRemoved(null);
      announce(galleryMessages.moved(from + 1, place + 1, items.length));
    },
    [saver, makeRoom],
  );
  const remove = useCallback(
    (item: GalleryItem) => {
      const place = saver.document.get().items.findIndex(({ id }) => id === item.id);
      saver.change((before) => removeItem(before, item.id));
      setRemoved({ item, place });
      announce(galleryMessages.removed(place + 1));
    },
    [saver],
  );
  const undoRemoval = useCallback(() => {
    if (removed) saver.change((before) => putItemBack(before, removed.item, removed.place));
    setRemoved(null);
  }, [saver, removed]);
  const change = useCallback(
    (id: GalleryItem["id"], choices: Partial<GalleryItemChoices>, isTyping?: boolean) =>
      saver.change((before) => changeItem(before, id, choices), isTyping),
    [saver],
  );
  return { removed, undoRemoval, move, remove, change };
}
