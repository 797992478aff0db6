import { type StoredBlob, toStoredBlob } from "#lib/data/asset/find-stored-file.ts";
import { database } from "#lib/data/database.ts";
import type { BlobId } from "#lib/domain/id.ts";
import { sentFileOf } from "#lib/domain/media/derivative.ts";
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
  const sent = sentFileOf(row, sha256);
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
