import type { GallerySharing } from "#lib/domain/gallery/gallery-view.ts";

/** Whether a gallery is shared, in two or three words. */
export function sharingText({ linkedAt, hasPassword, isOver }: GallerySharing): string {
  if (linkedAt === null) return "Not shared";
  if (isOver) return "Link has ended";
  return hasPassword ? "Shared, with a password" : "Shared by link";
}
