import type { Prisma } from "#lib/data/generated/client.ts";
import type { GalleryId } from "#lib/domain/id.ts";

/** The asset that a generation was asked for, as far as it can be shown. For this folder's own use. */
export const shownResult = {
  outputRole: "result",
  kind: "video",
  deletedAt: null,
  blob: { state: "ready" },
} as const satisfies Prisma.AssetWhereInput;

/**
 * The items of a gallery that visitors see: neither taken out nor deleted, nor anybody's but the gallery's own member's, and with a
 * result that can be played. For this folder's own use.
 */
export function shownItems(galleryId: GalleryId, memberId: string): Prisma.GalleryItemWhereInput {
  return {
    galleryId,
    removedAt: null,
    gallery: { deletedAt: null },
    generation: {
      memberId,
      status: "done",
      deletedAt: null,
      assets: { some: { ...shownResult, memberId } },
    },
  };
}
