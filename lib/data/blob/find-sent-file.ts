import { type StoredBlob, toStoredBlob } from "#lib/data/asset/find-stored-file.ts";
import { database } from "#lib/data/database.ts";
import type { BlobId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";

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

/** What is sent of a blob. Null when it is not ready, or when what would be sent now is not what was meant by this hash. */
export async function findSentFile(
  _worker: Worker,
  { blobId, sha256 }: { blobId: BlobId; sha256: string },
): Promise<SentFile | null> {
  const row = await database().blob.findUnique({
    where: { id: blobId, state: "ready" },
    include: { derivatives: { where: { kind: "sendable" } } },
  });
  if (!row) return null;
  const blob = toStoredBlob(row);
  const [copy] = row.derivatives;
  const sent: SentFile = copy
    ? {
        blob,
        sha256: copy.sha256,
        sizeBytes: Number(copy.sizeBytes),
        derivativeId: copy.id,
        remoteKey: copy.remoteKey,
      }
    : { blob, sha256: blob.sha256, sizeBytes: blob.sizeBytes, derivativeId: null, remoteKey: blob.remoteKey };
  return sent.sha256 === sha256 ? sent : null;
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
