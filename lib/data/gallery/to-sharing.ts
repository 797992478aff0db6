import type { GallerySharing } from "#lib/domain/gallery-view.ts";

/** How a gallery is shared, without anything that would open it. For this layer's own use. */
export function toSharing(row: {
  linkedAt: Date | null;
  passwordHash: string | null;
  expiresAt: Date | null;
}): GallerySharing {
  return {
    linkedAt: row.linkedAt?.toISOString() ?? null,
    hasPassword: row.passwordHash !== null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    isOver: row.expiresAt !== null && row.expiresAt.getTime() <= Date.now(),
  };
}
