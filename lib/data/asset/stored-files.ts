import { database } from "#lib/data/database.ts";
import type { Blob as BlobRow, Derivative as DerivativeRow } from "#lib/data/generated/client.ts";
import type { AssetId, BlobId, MemberId } from "#lib/domain/base/id.ts";
import type { Member, Worker } from "#lib/domain/base/scope.ts";
import { type DerivativeKind, newestOf, sentFileOf } from "#lib/domain/media/derivative.ts";
import { measuredSchema } from "#lib/domain/media/asset.ts";
import { type Format, formats, formatSchema, mustBeConverted } from "#lib/domain/media/format.ts";
import { shownPart } from "#lib/domain/media/shown-part.ts";

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

/** Bytes that can be served. */
export type ServedBytes = { contentType: string; sizeBytes: number } & (
  | { from: "blob"; blob: StoredBlob }
  /** Stands in DATA_DIR/derivatives/<sha256>. */
  | { from: "derivative"; sha256: string }
);

/** A file that can be served: the bytes of an asset, or one of the files made from them. */
export type StoredFile = ServedBytes & { assetName: string };

/** What is to be served of a member's own asset, or null when there is no such thing (or it is someone else's). */
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
  const bytes = derivative
    ? servedBytes(asset.blob, derivative)
    : toServedBytes({ from: "blob", blob: asset.blob });
  return bytes && { ...bytes, assetName: asset.name };
}

/** What of a derivative's row says what it is. */
export type MadeRow = Pick<DerivativeRow, "kind" | "version" | "sha256" | "contentType"> & {
  sizeBytes: bigint | number;
};

/**
 * What can be served of a blob with the files made from it: the newest of a kind, null where there is none; or, for "sent", the bytes
 * that may leave.
 */
export function servedBytes(
  blob: BlobPlaceRow & { measured: unknown; derivatives: readonly MadeRow[] },
  part: DerivativeKind | "sent",
): ServedBytes | null {
  if (part === "sent") {
    const sent = sentFileOf(blob);
    return sent && toServedBytes(sent);
  }
  const made = newestOf(part, blob.derivatives);
  return made ? toServedBytes({ from: "derivative", made }) : null;
}

/**
 * What is served of a file to whoever is not its member and looks at it: what providers get; or its proxy, where browsers can't show
 * that, or place and camera could not be taken out. Null where neither is there.
 */
export function bytesForOthers(
  blob: BlobPlaceRow & { measured: unknown; derivatives: readonly MadeRow[] },
): ServedBytes | null {
  const part = shownPart(
    {
      format: formatSchema.parse(blob.format),
      measured: measuredSchema.parse(blob.measured),
      made: blob.derivatives.map(({ kind }) => kind),
    },
    "other",
  );
  return part && servedBytes(blob, part === "file" ? "sent" : part);
}

/** The same for who takes the file along: what providers get, whatever browsers make of it. */
export function downloadForOthers(blob: Parameters<typeof bytesForOthers>[0]): ServedBytes | null {
  return mustBeConverted(blob) ? bytesForOthers(blob) : servedBytes(blob, "sent");
}

/** A blob's row, or that of a file made from it, as bytes that can be served. */
export function toServedBytes(
  file: { from: "blob"; blob: BlobPlaceRow } | { from: "derivative"; made: MadeRow },
): ServedBytes {
  if (file.from === "derivative") {
    const { contentType, sizeBytes, sha256 } = file.made;
    return { contentType, sizeBytes: Number(sizeBytes), from: "derivative", sha256 };
  }
  const blob = toStoredBlob(file.blob);
  return { contentType: formats[blob.format].contentType, sizeBytes: blob.sizeBytes, from: "blob", blob };
}

const extensions: ReadonlyMap<string, string> = new Map([
  ...Object.values(formats).map(({ contentType, extension }) => [contentType, `.${extension}`] as const),
  ["application/json", ".json"],
]);

/** What the name of served bytes ends in, with its dot; nothing where that is not known. */
export function extensionOf({ contentType }: Pick<ServedBytes, "contentType">): string {
  return extensions.get(contentType) ?? "";
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

/** What is read of a blob with its row, so that `sentFileOf` can tell which of its bytes leave. */
export const withCopies = { derivatives: { where: { kind: "sendable" } } } as const;

/** The bytes that providers get of a blob: its own, or those of its copy without place, camera and other words. */
export type SentFile = {
  blob: StoredBlob;
  sha256: string;
  sizeBytes: number;
  /** The copy, in DATA_DIR/derivatives/<sha256>; null where the blob itself is sent. */
  derivativeId: string | null;
  /** Under which the bytes lie at UploadThing too. */
  remoteKey: string | null;
};

/** What is sent of a blob. Null when it is not ready or has to be converted first, or when what would be sent now is not what was meant by this hash. */
export async function findSentFile(
  _worker: Worker,
  { blobId, sha256 }: { blobId: BlobId; sha256: string },
): Promise<SentFile | null> {
  const row = await database().blob.findUnique({
    where: { id: blobId, state: "ready" },
    include: withCopies,
  });
  if (!row) return null;
  const sent = sentFileOf(row, sha256);
  if (!sent) return null;
  const bytes = sent.from === "derivative" ? sent.made : sent.blob;
  if (bytes.sha256 !== sha256) return null;
  return {
    blob: toStoredBlob(row),
    sha256,
    sizeBytes: Number(bytes.sizeBytes),
    derivativeId: sent.from === "derivative" ? sent.made.id : null,
    remoteKey: bytes.remoteKey,
  };
}

/** Records that a sent file's bytes lie at UploadThing too. */
export async function recordPublished(
  _worker: Worker,
  { blob, derivativeId }: SentFile,
  remoteKey: string,
): Promise<void> {
  if (derivativeId === null) await database().blob.update({ where: { id: blob.id }, data: { remoteKey } });
  else await database().derivative.update({ where: { id: derivativeId }, data: { remoteKey } });
}
