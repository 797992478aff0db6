import { shownWith } from "#lib/domain/media/derivative.ts";
import type { PageItem, ShownReference } from "./gallery-page.ts";

// No schema is imported here: the public page's script is to stay small.

const clipNameMax = 80;

/** How a clip is called: by the beginning of its caption, or by its number. */
export function clipName({ caption, number }: Pick<PageItem, "caption" | "number">): string {
  const [line = ""] = caption.trim().split("\n");
  const signs = Array.from(line.trim());
  if (signs.length === 0) return `Clip ${number}`;
  return signs.length > clipNameMax
    ? `${signs
        .slice(0, clipNameMax - 1)
        .join("")
        .trimEnd()}…`
    : signs.join("");
}

/** What can be fetched of an item. `download` is the video as a file, where that is allowed. */
export const itemParts = ["video", ...shownWith("item"), "download"] as const;
export type ItemPart = (typeof itemParts)[number];

/** What can be fetched of a shown reference: the file itself, or its still. */
export const referenceParts = ["file", ...shownWith("reference")] as const;
export type ReferencePart = (typeof referenceParts)[number];

/** The address of something of an item; `root` is `/media/g/<token>` for visitors, `/media/p/<gallery>` for its member's preview. */
export function itemAddress(root: string, itemId: PageItem["id"], part: ItemPart): string {
  return `${root}/${itemId}/${part}`;
}

/** The parts that are always a film in MP4, or may be one: for whoever tells a film by its address, as link previews do. */
export const filmParts = ["video", "compare"] as const satisfies readonly ItemPart[];

/** The address of a film of an item in MP4, which ends as such a file does: the original, else its comparing copy. Null without one. */
export function previewFilmAddress(
  root: string,
  { id, format, hasCopy }: Pick<PageItem, "id" | "format" | "hasCopy">,
): string | null {
  if (format !== "mp4" && !hasCopy) return null;
  return `${itemAddress(root, id, format === "mp4" ? "video" : "compare")}.mp4`;
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
