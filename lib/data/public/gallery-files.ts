import {
  type BlobPlaceRow,
  bytesForOthers,
  downloadForOthers,
  extensionOf,
  type MadeRow,
  type ServedBytes,
  servedBytes,
  type StoredFile,
} from "#lib/data/asset/stored-files.ts";
import { database } from "#lib/data/database.ts";
import type { GalleryItemId, ReferenceId } from "#lib/domain/base/id.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { Visitor } from "#lib/domain/base/scope.ts";
import { fileTitle } from "#lib/domain/gallery/file-title.ts";
import type { ItemPart, ReferencePart } from "#lib/domain/gallery/gallery-address.ts";
import { parseSnapshot } from "#lib/domain/generation/run.ts";
import { assetIdOf } from "./find-shown-assets.ts";
import { shownItems } from "./shown-items.ts";

/** A file that visitors may have. `assetName` is of the gallery's title: the asset's own tells prompts and models. */
type PublicFile = StoredFile & {
  /** Pages elsewhere may show it. */
  isEmbeddable: boolean;
};

/**
 * What is to be served of an item: its video (where there is one, the copy without words of whoever made it; the comparing copy where
 * browsers can't play that), or a file made from it.
 * Null when there is no such thing, it is not shown, or a download is not allowed. One query: players ask again and again.
 */
export async function findGalleryFile(
  { galleryId }: Visitor,
  itemId: GalleryItemId,
  part: ItemPart,
): Promise<PublicFile | null> {
  const [item] = await database().$queryRaw<
    (ItemRow & {
      blob: BlobPlaceRow & { measured: unknown; derivatives: MadeRow[] };
      allowsDownloads: boolean;
    })[]
  >`SELECT g.title, i.place + 1 AS number, g.allows_embedding AS "isEmbeddable", g.allows_downloads AS "allowsDownloads",
      jsonb_build_object('id', b.id, 'memberId', b.member_id, 'sha256', b.sha256, 'sizeBytes', b.size_bytes,
        'format', b.format, 'location', b.location, 'remoteKey', b.remote_key, 'measured', b.measured,
        'derivatives', (SELECT COALESCE(jsonb_agg(jsonb_build_object('kind', d.kind, 'version', d.version,
            'sha256', d.sha256, 'contentType', d.content_type, 'sizeBytes', d.size_bytes)), '[]')
          FROM derivative d WHERE d.blob_id = b.id)) AS blob
    ${shownItems(galleryId)} AND i.id = ${itemId}::uuid`;
  if (!item || (part === "download" && !item.allowsDownloads)) return null;
  if (part === "download") return named(item, downloadForOthers(item.blob));
  return named(item, part === "video" ? bytesForOthers(item.blob) : servedBytes(item.blob, part));
}

/** What is to be served of a reference that an item shows: the copy that providers get or its proxy, or its still. Null for every other. */
export async function findGalleryReference(
  { galleryId }: Visitor,
  itemId: GalleryItemId,
  referenceId: ReferenceId,
  part: ReferencePart,
): Promise<PublicFile | null> {
  const [item] = await database().$queryRaw<
    (ItemRow & { memberId: string; snapshot: unknown })[]
  >`SELECT g.member_id AS "memberId", (SELECT r.snapshot FROM run r WHERE r.id = n.run_id) AS snapshot, g.title,
      i.place + 1 AS number, g.allows_embedding AS "isEmbeddable"
    ${shownItems(galleryId)} AND i.id = ${itemId}::uuid AND ${referenceId}::uuid = ANY(i.shown_references)`;
  const assetId = item && assetIdOf(documentOf(parseSnapshot(item.snapshot)), referenceId);
  if (!assetId) return null;
  const asset = await database().asset.findFirst({
    where: { id: assetId, memberId: item.memberId, deletedAt: null, blob: { state: "ready" } },
    select: { blob: { include: { derivatives: true } } },
  });
  return asset && named(item, part === "file" ? bytesForOthers(asset.blob) : servedBytes(asset.blob, part));
}

type ItemRow = { title: string; number: number; isEmbeddable: boolean };

function named({ title, number, isEmbeddable }: ItemRow, bytes: ServedBytes | null): PublicFile | null {
  return bytes && { ...bytes, assetName: `${fileTitle(title)} ${number}${extensionOf(bytes)}`, isEmbeddable };
}

/** The stills of the first clips of a gallery that have one, three at most, as hashes of derivatives. */
export async function listCoverPosters({ galleryId }: Visitor): Promise<string[]> {
  const rows = await database().$queryRaw<{ sha256: string }[]>`
    SELECT found.sha256 FROM (SELECT i.place, i.id,
        (SELECT d.sha256 FROM derivative d WHERE d.blob_id = b.id AND d.kind = 'poster'
          ORDER BY d.version DESC LIMIT 1) AS sha256
      ${shownItems(galleryId)}) found
    WHERE found.sha256 IS NOT NULL ORDER BY found.place, found.id LIMIT 3`;
  return rows.map(({ sha256 }) => sha256);
}
