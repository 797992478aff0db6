import type { BlobId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";
import type { UnreadableReason } from "#lib/domain/unreadable.ts";
import { type RemoveBytes, withoutBytes } from "./release-blob.ts";

/**
 * Records that a blob cannot be used. An upload leaves its name and the reason; its bytes go at once, and the same bytes
 * a second time are measured again. What a generation has made keeps its bytes, whatever we think of them: it was paid for.
 */
export async function recordUnreadable(
  _worker: Worker,
  blobId: BlobId,
  trouble: UnreadableReason,
  removeBytes: RemoveBytes,
): Promise<void> {
  await withoutBytes(blobId, removeBytes, async (transaction) => {
    await transaction.blob.update({ where: { id: blobId }, data: { state: "unreadable", trouble } });
    await transaction.asset.updateMany({
      where: { blobId, generationId: null, deletedAt: null },
      data: { deletedAt: new Date() },
    });
    return (await transaction.asset.count({ where: { blobId, generationId: { not: null } } })) === 0;
  });
}
