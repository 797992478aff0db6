import { createId } from "#lib/data/create-id.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import type { Blob as BlobRow } from "#lib/data/generated/client.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { Asset } from "#lib/domain/asset.ts";
import { type Format, formats } from "#lib/domain/format.ts";
import type { AssetId, BlobId, MemberId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { lockBlob } from "#lib/data/blob/lock-blob.ts";
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

/**
 * The member's blob of these bytes, made and given to measuring when there is none, or when its bytes were gone or could
 * not be read. Nobody removes its bytes until the transaction ends. For this layer's own use.
 */
export async function findOrCreateBlob(
  transaction: Transaction,
  memberId: MemberId,
  bytes: StoredBytes,
): Promise<BlobRow> {
  for (;;) {
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
    const where = { memberId_sha256: { memberId, sha256: bytes.sha256 } };
    const found = await transaction.blob.findUnique({ where, select: { id: true } });
    // One that was there may be on its way out: then its place is free for a new one.
    if (!found || !(await lockBlob(transaction, found.id))) continue;
    if (found.id !== id) return revive(transaction, found.id as BlobId, bytes); // the column holds nothing else
    await enqueue(transaction, "measure", { blobId: id });
    return transaction.blob.findUniqueOrThrow({ where });
  }
}

/** A blob that has been there before, measured anew where what was known of it does not hold any more. */
async function revive(transaction: Transaction, blobId: BlobId, bytes: StoredBytes): Promise<BlobRow> {
  const { count } = await transaction.blob.updateMany({
    where: { id: blobId, state: { in: ["gone", "unreadable"] } },
    data: {
      state: "measuring",
      trouble: null,
      measured: {},
      format: bytes.format,
      location: bytes.location,
      remoteKey: bytes.remoteKey ?? null,
    },
  });
  if (count > 0) await enqueue(transaction, "measure", { blobId });
  return transaction.blob.findUniqueOrThrow({ where: { id: blobId } });
}
