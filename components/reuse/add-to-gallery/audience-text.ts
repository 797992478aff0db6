import type { GalleryListItem } from "#lib/domain/gallery/gallery-view.ts";

/** Whether somebody with a link sees a gallery now. */
export function isShown({ linkedAt, isOver }: GalleryListItem["sharing"]): boolean {
  return linkedAt !== null && !isOver;
}

/** Who will see what is put into a gallery, or into a new one (undefined). */
export function audienceText(target: Pick<GalleryListItem, "title" | "sharing"> | undefined): string {
  return target && isShown(target.sharing)
    ? `Anyone with the link to “${target.title}” will see them.`
    : "Private until the gallery is shared.";
}
