import {
  type GalleryDocument,
  type GalleryItem,
  type GalleryItemChoices,
  galleryItemsMax,
  newItemChoices,
} from "#lib/domain/gallery/gallery.ts";
import type { GalleryItemId, GenerationId, ReferenceId } from "#lib/domain/base/id.ts";

/** Takes an item to a place, from 0; the others keep their order. A place beyond the ends is the nearest end. */
export function moveItem(document: GalleryDocument, id: GalleryItemId, place: number): GalleryDocument {
  const item = document.items.find((other) => other.id === id);
  if (!item) return document;
  const others = document.items.filter((other) => other !== item);
  const to = Math.min(Math.max(place, 0), others.length);
  if (document.items[to] === item) return document;
  return { ...document, items: others.toSpliced(to, 0, item) };
}

export function removeItem(document: GalleryDocument, id: GalleryItemId): GalleryDocument {
  return { ...document, items: document.items.filter((item) => item.id !== id) };
}

/** Puts an item back where it was, unless it, or its result, stands there again. */
export function putItemBack(document: GalleryDocument, item: GalleryItem, place: number): GalleryDocument {
  const isThere = document.items.some(
    ({ id, generationId }) => id === item.id || generationId === item.generationId,
  );
  return isThere ? document : { ...document, items: document.items.toSpliced(place, 0, item) };
}

/** Puts results at the end, each once and as many as a gallery holds. */
export function addResults(
  document: GalleryDocument,
  generationIds: readonly GenerationId[],
  makeId: () => GalleryItemId,
): GalleryDocument {
  const there = new Set(document.items.map((item) => item.generationId));
  const fresh = [...new Set(generationIds)].filter((id) => !there.has(id));
  if (fresh.length === 0) return document;
  const items = fresh.map((generationId) => ({ ...newItemChoices, id: makeId(), generationId }));
  return { ...document, items: [...document.items, ...items].slice(0, galleryItemsMax) };
}

export function changeItem(
  document: GalleryDocument,
  id: GalleryItemId,
  change: Partial<GalleryItemChoices>,
): GalleryDocument {
  return {
    ...document,
    items: document.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
  };
}

/** What visitors see of the references of every clip, by its id; a clip that is not named keeps what it has. */
export function showReferences(
  document: GalleryDocument,
  shown: ReadonlyMap<GalleryItemId, readonly ReferenceId[]>,
): GalleryDocument {
  return {
    ...document,
    items: document.items.map((item) => {
      const shownReferences = shown.get(item.id);
      return shownReferences ? { ...item, shownReferences: [...shownReferences] } : item;
    }),
  };
}
