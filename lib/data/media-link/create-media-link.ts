import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import type { AttemptId, BlobId, ReferenceId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";

/**
 * Records a link from which a provider may fetch one reference of one attempt, until the attempt ends or `lifeMs` have
 * passed. Only the token's SHA-256 is kept, in lower-case hex.
 */
export async function createMediaLink(
  _worker: Worker,
  link: {
    tokenHash: string;
    attemptId: AttemptId;
    referenceId: ReferenceId;
    blobId: BlobId;
    fileName: string;
    lifeMs: number;
  },
): Promise<void> {
  await database().$executeRaw`
    INSERT INTO media_link (id, token_hash, attempt_id, reference_id, blob_id, file_name, expires_at)
    VALUES (${createId()}::uuid, ${link.tokenHash}, ${link.attemptId}::uuid, ${link.referenceId}::uuid,
      ${link.blobId}::uuid, ${link.fileName}, now() + ${link.lifeMs} * interval '1 millisecond')`;
}
