import { access } from "node:fs/promises";
import { readConfig } from "#lib/config.ts";
import { listCoverPosters } from "#lib/data/public/gallery-files.ts";
import { findGalleryPage } from "#lib/data/public/find-gallery-page.ts";
import type { Visitor } from "#lib/domain/base/scope.ts";
import type { GalleryPageView } from "#lib/domain/gallery/gallery-page.ts";
import { modelLabel } from "#lib/domain/limits/model.ts";
import { drawGalleryCard } from "#lib/media/server/draw-gallery-card.ts";
import { findModelOfVersion } from "#lib/providers/catalog.ts";
import { derivativePath } from "#lib/storage/paths.ts";

/** A gallery as its visitors see it, with models by the names that they have everywhere. Null when it was deleted. */
export async function readGallery(visitor: Visitor): Promise<GalleryPageView | null> {
  return findGalleryPage(visitor, (modelId, modelVersion) => {
    const found = findModelOfVersion(modelId, modelVersion);
    return found ? modelLabel(found.model, found.provider) : modelId;
  });
}

let drawing: Promise<unknown> = Promise.resolve();

/**
 * The picture of a gallery for link previews, drawn anew each time, so that nothing of a deleted clip stays behind, and one after the
 * other, so that a crowd of crawlers takes one processor at most. Null where there is no still.
 */
export async function readCard(visitor: Visitor): Promise<Buffer | null> {
  const hashes = await listCoverPosters(visitor);
  const paths = hashes.map((sha256) => derivativePath(readConfig().dataDir, sha256));
  const isThere = await Promise.all(
    paths.map((path) =>
      access(path).then(
        () => true,
        () => false, // removed in this moment
      ),
    ),
  );
  const found = paths.filter((_path, place) => isThere[place]);
  if (found.length === 0) return null;
  const card = drawing.then(() => drawGalleryCard(found));
  drawing = card.catch(() => undefined);
  return card;
}
