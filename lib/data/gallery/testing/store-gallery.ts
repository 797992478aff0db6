import { addToGallery } from "#lib/data/gallery/add-to-gallery.ts";
import { findGallery } from "#lib/data/gallery/galleries.ts";
import { type ResultRow, type StoredRun, storeRun } from "#lib/data/testing/store-run.ts";
import type { GalleryView } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { Member } from "#lib/domain/base/scope.ts";

/** A gallery of the results of one run. */
export async function storeGallery(
  member: Member,
  results: readonly ResultRow[] = [{}, {}],
  options: { kinds?: readonly Kind[] } = {},
): Promise<{ id: GalleryId; run: StoredRun; view: GalleryView }> {
  const run = await storeRun(member, results, options);
  const added = await addToGallery(
    member,
    { galleryId: null, title: "Kites" },
    run.results.map(({ id }) => id),
  );
  if (!added.ok) throw new Error(added.reason);
  return { id: added.galleryId, run, view: await read(member, added.galleryId) };
}

/** The gallery as its member has it now. */
export async function read(member: Member, id: GalleryId): Promise<GalleryView> {
  const view = await findGallery(member, id);
  if (!view) throw new Error("there is no such gallery");
  return view;
}
