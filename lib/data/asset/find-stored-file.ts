import { database } from "#lib/data/database.ts";
import type { Blob as BlobRow } from "#lib/data/generated/client.ts";
import { type Format, formatSchema, formats } from "#lib/domain/format.ts";
import type { AssetId, MemberId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Where a blob's bytes stand. */
export type StoredBlob = {
  id: string;
  memberId: MemberId;
  sha256: string;
  sizeBytes: number;
  format: Format;
  location: "disk" | "uploadthing";
  remoteKey: string | null;
};

export const derivativeKinds = ["poster", "waveform", "preview", "sendable", "compare"] as const;
export type DerivativeKind = (typeof derivativeKinds)[number];

/** A file that can be served: the bytes of an asset, or one of the files made from them. */
export type StoredFile = {
  assetName: string;
  contentType: string;
  sizeBytes: number;
} & (
  | { from: "blob"; blob: StoredBlob }
  /** Stands in DATA_DIR/derivatives/<sha256>. */
  | { from: "derivative"; sha256: string }
);

/** What is to be served for a member's asset, or null when there is no such thing (or it is someone else's). */
export async function findStoredFile(
  member: Member,
  assetId: AssetId,
  derivative: DerivativeKind | null,
): Promise<StoredFile | null> {
  const asset = await database().asset.findFirst({
    where: { id: assetId, memberId: member.id, deletedAt: null, blob: { state: { not: "gone" } } },
    include: { blob: { include: { derivatives: { where: { kind: derivative ?? "" } } } } },
  });
  if (!asset) return null;
  if (!derivative) {
    const blob = toStoredBlob(asset.blob);
    return {
      assetName: asset.name,
      contentType: formats[blob.format].contentType,
      sizeBytes: blob.sizeBytes,
      from: "blob",
      blob,
    };
  }
  const made = asset.blob.derivatives[0];
  return made
    ? {
        assetName: asset.name,
        contentType: made.contentType,
        sizeBytes: Number(made.sizeBytes),
        from: "derivative",
        sha256: made.sha256,
      }
    : null;
}

/** What of a blob's row says where its bytes stand. */
export type BlobPlaceRow = Pick<
  BlobRow,
  "id" | "memberId" | "sha256" | "format" | "location" | "remoteKey"
> & { sizeBytes: bigint | number };

/** A blob's row as the place where its bytes stand. */
export function toStoredBlob(row: BlobPlaceRow): StoredBlob {
  return {
    id: row.id,
    memberId: row.memberId as MemberId, // the column holds nothing else
    sha256: row.sha256,
    sizeBytes: Number(row.sizeBytes),
    format: formatSchema.parse(row.format),
    location: row.location === "uploadthing" ? "uploadthing" : "disk",
    remoteKey: row.remoteKey,
  };
}
