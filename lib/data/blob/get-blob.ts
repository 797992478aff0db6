import { foundOrThrow } from "#lib/data/app-error.ts";
import { type StoredBlob, toStoredBlob } from "#lib/data/asset/find-stored-file.ts";
import { database } from "#lib/data/database.ts";
import type { BlobId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";

/** Where a blob's bytes stand, and whether they have been read. Throws "not-found". */
export async function getBlob(
  _worker: Worker,
  id: BlobId,
): Promise<StoredBlob & { state: "measuring" | "ready" | "unreadable" }> {
  const row = foundOrThrow(await database().blob.findUnique({ where: { id } }));
  return {
    ...toStoredBlob(row),
    state: row.state === "ready" || row.state === "unreadable" ? row.state : "measuring",
  };
}
