import { database, type Transaction } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { BlobId } from "#lib/domain/id.ts";
import { presentOf } from "#lib/domain/media/derivative.ts";
import type { Worker } from "#lib/domain/scope.ts";

/** Asks for the comparing copy of a blob, where it is a video that a generation made and that has been read, and has none yet by today's maker. */
export async function enqueueCopy(_worker: Worker, blobId: BlobId): Promise<void> {
  await database().$transaction((transaction) => enqueueCopyIn(transaction, blobId));
}

/** The same within the caller's transaction. For this layer's own use. */
export async function enqueueCopyIn(transaction: Transaction, blobId: BlobId): Promise<void> {
  const wanted = await transaction.blob.count({
    where: {
      id: blobId,
      state: "ready",
      assets: { some: { generationId: { not: null }, kind: "video", deletedAt: null } },
      derivatives: { none: presentOf("compare") },
    },
  });
  if (wanted > 0) await enqueue(transaction, "copy", { blobId });
}
