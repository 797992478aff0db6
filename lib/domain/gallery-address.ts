import type { PageItem, ShownReference } from "./gallery-page.ts";

// No schema is imported here: the public page's script is to stay small.

/** How a clip is called where it has no caption. */
export function clipName({ caption, number }: Pick<PageItem, "caption" | "number">): string {
  return caption.split("\n")[0]?.trim() || `Clip ${number}`;
}

/** What can be fetched of an item. `download` is the video as a file, where that is allowed. */
export const itemParts = ["video", "compare", "poster", "waveform", "download"] as const;
export type ItemPart = (typeof itemParts)[number];

/** What can be fetched of a shown reference: the file itself, or its still. */
export const referenceParts = ["file", "poster"] as const;
export type ReferencePart = (typeof referenceParts)[number];

/** The address of something of an item; `root` is `/media/g/<token>` for visitors, `/media/p/<gallery>` for its member's preview. */
export function itemAddress(root: string, itemId: PageItem["id"], part: ItemPart): string {
  return `${root}/${itemId}/${part}`;
}

/** The address of a shown reference's file, or of its still. */
export function referenceAddress(
  root: string,
  itemId: PageItem["id"],
  { id }: Pick<ShownReference, "id">,
  part: ReferencePart,
): string {
  return `${root}/${itemId}/references/${id}/${part}`;
}

/** The picture of a gallery for link previews: the size that they ask for. */
export const cardSize = { widthPx: 1200, heightPx: 630 } as const;
