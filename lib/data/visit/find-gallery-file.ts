import { type StoredFile, toStoredBlob } from "#lib/data/asset/find-stored-file.ts";
import { database } from "#lib/data/database.ts";
import { formats } from "#lib/domain/format.ts";
import type { ItemPart, ReferencePart } from "#lib/domain/gallery-address.ts";
import type { GalleryItemId, ReferenceId } from "#lib/domain/id.ts";
import { snapshotSchema } from "#lib/domain/run.ts";
import type { Visitor } from "#lib/domain/scope.ts";
import { assetIdOf } from "./find-shown-assets.ts";
import { shownItems } from "./shown-items.ts";

/** A file that visitors may have. `assetName` is of the gallery's title: the asset's own tells prompts and models. */
export type VisitedFile = StoredFile & {
  /** Pages elsewhere may show it. */
  isEmbeddable: boolean;
};

/**
 * What is to be served of an item: its video (where there is one, the copy without words of whoever made it), or a file made from it.
 * Null when there is no such thing, it is not shown, or a download is not allowed.
 */
export async function findGalleryFile(
  { galleryId }: Visitor,
  itemId: GalleryItemId,
  part: ItemPart,
): Promise<VisitedFile | null> {
  const [item] = await database().$queryRaw<
    { blobId: string; title: string; number: number; allowsDownloads: boolean; isEmbeddable: boolean }[]
  >`SELECT b.id AS "blobId", g.title, i.place + 1 AS number, g.allows_downloads AS "allowsDownloads",
      g.allows_embedding AS "isEmbeddable"
    ${shownItems(galleryId)} AND i.id = ${itemId}::uuid`;
  if (!item || (part === "download" && !item.allowsDownloads)) return null;
  const isVideo = part === "video" || part === "download";
  const file = await storedFile(item.blobId, isVideo ? ["sendable", "itself"] : [part]);
  if (!file) return null;
  return { ...file, assetName: nameOf(item, file), isEmbeddable: item.isEmbeddable };
}

/** What is to be served of a reference that an item shows: the copy that providers get, or its still. Null for every other. */
export async function findGalleryReference(
  { galleryId }: Visitor,
  itemId: GalleryItemId,
  referenceId: ReferenceId,
  part: ReferencePart,
): Promise<VisitedFile | null> {
  const [item] = await database().$queryRaw<
    { memberId: string; snapshot: unknown; title: string; number: number; isEmbeddable: boolean }[]
  >`SELECT g.member_id AS "memberId", (SELECT r.snapshot FROM run r WHERE r.id = n.run_id) AS snapshot, g.title,
      i.place + 1 AS number, g.allows_embedding AS "isEmbeddable"
    ${shownItems(galleryId)} AND i.id = ${itemId}::uuid AND ${referenceId}::uuid = ANY(i.shown_references)`;
  const assetId = item && assetIdOf(snapshotSchema.parse(item.snapshot), referenceId);
  if (!assetId) return null;
  const asset = await database().asset.findFirst({
    where: { id: assetId, memberId: item.memberId, deletedAt: null, blob: { state: "ready" } },
    select: { blobId: true },
  });
  const file = asset && (await storedFile(asset.blobId, part === "file" ? ["sendable", "itself"] : [part]));
  return file && { ...file, assetName: nameOf(item, file), isEmbeddable: item.isEmbeddable };
}

type Wanted = "itself" | "sendable" | "compare" | "poster" | "waveform";
type Unnamed = StoredFile extends infer File
  ? File extends unknown
    ? Omit<File, "assetName">
    : never
  : never;

/** The first of these files that there is. */
async function storedFile(blobId: string, wanted: readonly Wanted[]): Promise<Unnamed | null> {
  const row = await database().blob.findUnique({
    where: { id: blobId },
    include: { derivatives: { where: { kind: { in: [...wanted] } } } },
  });
  if (!row) return null;
  for (const kind of wanted) {
    const made = row.derivatives.find((derivative) => derivative.kind === kind);
    if (made)
      return {
        from: "derivative",
        sha256: made.sha256,
        contentType: made.contentType,
        sizeBytes: Number(made.sizeBytes),
      };
    if (kind !== "itself") continue;
    const blob = toStoredBlob(row);
    return { from: "blob", blob, contentType: formats[blob.format].contentType, sizeBytes: blob.sizeBytes };
  }
  return null;
}

const extensions: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.values(formats).map(({ contentType, extension }) => [contentType, `.${extension}`] as const),
  ),
  "application/json": ".json",
};

function nameOf({ title, number }: { title: string; number: number }, { contentType }: Unnamed): string {
  return `${title.replace(/[\p{Cc}\p{Cf}/\\]+/gu, " ").trim() || "Clip"} ${number}${extensions[contentType] ?? ""}`;
}
