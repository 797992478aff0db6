import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import type { AttemptId, BlobId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { sentFileOf } from "#lib/domain/media/derivative.ts";
import { type ServedBytes, toServedBytes, withCopies } from "./stored-files.ts";

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

/** A file that a link leads to, under the name that the link was made with. */
type LinkedFile = ServedBytes & { fileName: string };

/**
 * What a media link leads to, by the SHA-256 of its token (lower-case hex), or null when there is none or it has
 * ended. The token is itself the right to see it: no scope. A blob that has a copy without place, camera and other words is
 * never shown itself, nor one that has to be converted first; of several copies it is the one that the link's attempt was made with.
 */
export async function findMediaLink(tokenHash: string): Promise<LinkedFile | null> {
  const [live] = await database().$queryRaw<{ blobId: string; fileName: string; meant: string | null }[]>`
    SELECT l.blob_id AS "blobId", l.file_name AS "fileName", COALESCE(a.media, g.media) -> l.reference_id::text ->> 'sha256' AS meant
    FROM media_link l JOIN attempt a ON a.id = l.attempt_id JOIN generation g ON g.id = a.generation_id
    WHERE l.token_hash = ${tokenHash} AND l.expires_at > now()`;
  const row =
    live &&
    (await database().blob.findUnique({
      where: { id: live.blobId, state: "ready" },
      include: withCopies,
    }));
  const sent = row && sentFileOf(row, live.meant);
  return sent ? { ...toServedBytes(sent), fileName: live.fileName } : null;
}
