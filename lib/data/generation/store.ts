import { findOrCreateBlob, type StoredBytes } from "#lib/data/asset/register-upload.ts";
import { enqueueCopyIn } from "#lib/data/blob/enqueue-copy.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Kind } from "#lib/domain/kind.ts";
import type { AssetId, BlobId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { type Fence, fencedBy, type Moved, move } from "./move.ts";

/** An output whose bytes stand in our own storage. */
export type StoredOutput = StoredBytes & {
  name: string;
  kind: Kind;
  role: "result" | "last-frame" | "further";
};

/**
 * The outputs are in our own storage: saving → done, with their assets, blobs and measuring jobs. Null when it had
 * moved on; then nothing is written.
 */
export async function store(
  _worker: Worker,
  fence: Fence,
  outputs: readonly [StoredOutput, ...StoredOutput[]],
): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const moved = await move(transaction, "store", fencedBy(fence), [
      Prisma.sql`finished_at = now()`,
      Prisma.sql`due_at = NULL`,
      Prisma.sql`pending_outputs = NULL`,
      Prisma.sql`progress = NULL`,
    ]);
    if (!moved) return null;
    for (const output of outputs) {
      const blob = await findOrCreateBlob(transaction, moved.memberId, output);
      await transaction.asset.create({
        data: {
          id: createId<AssetId>(),
          memberId: moved.memberId,
          blobId: blob.id,
          name: output.name,
          kind: output.kind,
          generationId: moved.id,
          outputRole: output.role,
        },
      });
      // Bytes that were here before are not read again, which would ask for it.
      await enqueueCopyIn(transaction, blob.id as BlobId); // the column holds nothing else
    }
    return moved;
  });
}
