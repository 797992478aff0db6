import { findGalleryPage } from "#lib/data/visit/find-gallery-page.ts";
import type { GalleryPageView } from "#lib/domain/gallery-page.ts";
import { modelLabel } from "#lib/domain/model.ts";
import type { Visitor } from "#lib/domain/scope.ts";
import { findModelOfVersion } from "#lib/providers/catalog.ts";

/** A gallery as its visitors see it, with models by the names that they have everywhere. Null when it was deleted. */
export async function readGallery(visitor: Visitor): Promise<GalleryPageView | null> {
  return findGalleryPage(visitor, (modelId, modelVersion) => {
    const found = findModelOfVersion(modelId, modelVersion);
    return found ? modelLabel(found.model, found.provider) : modelId;
  });
}
