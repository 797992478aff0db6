import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import { galleryItemsMax, newGallery } from "#lib/domain/gallery/gallery.ts";
import type { GalleryId, GalleryItemId, GenerationId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { isChoosable } from "./gallery-results.ts";

/** Where results are to go: into a gallery, or into a new one of this title. */
export type GalleryTarget = { galleryId: GalleryId } | { galleryId: null; title: string };

/** What came of it. */
export type AddedToGallery =
  /** `already` stood there; `left` were left out, because there is no video to show. */
  | { ok: true; galleryId: GalleryId; title: string; added: number; already: number; left: number }
  | { ok: false; reason: "too-many" };

/** Puts results at the end of a gallery, in the order given, as a whole or not at all. Throws "not-found" where one is not the member's. */
export async function addToGallery(
  member: Member,
  target: GalleryTarget,
  generationIds: readonly GenerationId[],
): Promise<AddedToGallery> {
  const wanted = [...new Set(generationIds)];
  return database().$transaction(async (transaction) => {
    const own = await transaction.generation.count({ where: { id: { in: wanted }, memberId: member.id } });
    if (own !== wanted.length) throw new AppError("not-found");
    const gallery = await openTarget(transaction, member, target);
    const before = await transaction.galleryItem.findMany({
      where: { galleryId: gallery.id, removedAt: null },
      select: { generationId: true },
    });
    const already = new Set(before.map((item) => item.generationId));
    const choosable = await choosableOf(transaction, wanted);
    const fresh = wanted.filter((id) => choosable.has(id) && !already.has(id));
    if (before.length + fresh.length > galleryItemsMax) return { ok: false, reason: "too-many" };
    if (fresh.length > 0) {
      await append(transaction, gallery.id, fresh);
      await transaction.gallery.update({
        where: { id: gallery.id },
        data: { version: { increment: 1 }, updatedAt: new Date() },
      });
    }
    const stood = wanted.filter((id) => already.has(id)).length;
    return {
      ok: true,
      galleryId: gallery.id,
      title: gallery.title,
      added: fresh.length,
      already: stood,
      left: wanted.length - fresh.length - stood,
    };
  });
}

/** The gallery, held until the transaction ends, so that two additions follow each other. */
async function openTarget(
  transaction: Transaction,
  member: Member,
  target: GalleryTarget,
): Promise<{ id: GalleryId; title: string }> {
  if (target.galleryId === null) {
    const { items: _none, ...settings } = newGallery(target.title);
    const id = createId<GalleryId>();
    await transaction.gallery.create({ data: { id, memberId: member.id, ...settings } });
    return { id, title: target.title };
  }
  const [gallery] = await transaction.$queryRaw<{ id: GalleryId; title: string }[]>`
    SELECT id, title FROM gallery
    WHERE id = ${target.galleryId}::uuid AND member_id = ${member.id}::uuid AND deleted_at IS NULL FOR UPDATE`;
  if (!gallery) throw new AppError("not-found");
  return gallery;
}

async function choosableOf(
  transaction: Transaction,
  ids: readonly GenerationId[],
): Promise<ReadonlySet<string>> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT g.id FROM generation g WHERE g.id = ANY(${ids}::uuid[]) AND ${isChoosable}`;
  return new Set(rows.map(({ id }) => id));
}

/** One that was taken out before comes back with its hearts and words. */
async function append(
  transaction: Transaction,
  galleryId: GalleryId,
  fresh: readonly GenerationId[],
): Promise<void> {
  const rows = fresh.map((generationId) => ({ id: createId<GalleryItemId>(), generationId }));
  await transaction.$executeRaw`
    INSERT INTO gallery_item (id, gallery_id, generation_id, place)
    SELECT i.id, ${galleryId}::uuid, i.generation_id, i.nth + COALESCE(
      (SELECT max(o.place) FROM gallery_item o WHERE o.gallery_id = ${galleryId}::uuid AND o.removed_at IS NULL), -1)
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((row) => row.generationId)}::uuid[])
      WITH ORDINALITY AS i(id, generation_id, nth)
    ON CONFLICT (gallery_id, generation_id) DO UPDATE SET place = excluded.place, removed_at = NULL`;
}
