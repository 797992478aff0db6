import { createId } from "#lib/data/create-id.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import type { Blob as BlobRow } from "#lib/data/generated/client.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { Asset } from "#lib/domain/asset.ts";
import { type Format, formats } from "#lib/domain/format.ts";
import type { AssetId, BlobId, MemberId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { toAsset } from "./to-asset.ts";

/** Bytes that stand in storage. `location` "uploadthing" goes with the `remoteKey` under which they stand there. */
export type StoredBytes = {
  format: Format;
  sizeBytes: number;
  /** Lower-case hex. */
  sha256: string;
  location: "disk" | "uploadthing";
  remoteKey?: string;
};

/**
 * Makes an asset of bytes that have just been stored. The same bytes of the same member share a blob. A blob that is
 * new is measured by a job of the same transaction.
 */
export async function registerUpload(member: Member, upload: StoredBytes & { name: string }): Promise<Asset> {
  return database().$transaction(async (transaction) => {
    const blob = await findOrCreateBlob(transaction, member.id, upload);
    const row = await transaction.asset.create({
      data: {
        id: createId<AssetId>(),
        memberId: member.id,
        blobId: blob.id,
        name: upload.name,
        kind: formats[upload.format].kind,
      },
    });
    return toAsset({ ...row, blob });
  });
}

/** The member's blob of these bytes, made (and given to measuring) when there is none. For this layer's own use. */
export async function findOrCreateBlob(
  transaction: Transaction,
  memberId: MemberId,
  bytes: StoredBytes,
): Promise<BlobRow> {
  const id = createId<BlobId>();
  await transaction.blob.createMany({
    data: {
      id,
      memberId,
      sha256: bytes.sha256,
      sizeBytes: bytes.sizeBytes,
      format: bytes.format,
      location: bytes.location,
      remoteKey: bytes.remoteKey,
    },
    skipDuplicates: true,
  });
  const blob = await transaction.blob.findUniqueOrThrow({
    where: { memberId_sha256: { memberId, sha256: bytes.sha256 } },
  });
  if (blob.id === id) await enqueue(transaction, "measure", { blobId: id });
  return blob;
}
