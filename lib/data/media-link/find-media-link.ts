import { type ServedBytes, toServedBytes } from "#lib/data/asset/find-stored-file.ts";
import { database } from "#lib/data/database.ts";
import { sentFileOf } from "#lib/domain/media/derivative.ts";

/** A file that a link leads to, under the name that the link was made with. */
export type LinkedFile = ServedBytes & { fileName: string };

/**
 * What a media link leads to, by the SHA-256 of its token (lower-case hex), or null when there is none or it has
 * ended. The token is itself the right to see it: no scope. A blob that has a copy without place, camera and other words is
 * never shown itself; of several copies it is the one that the request of the link's attempt means.
 */
export async function findMediaLink(tokenHash: string): Promise<LinkedFile | null> {
  const [live] = await database().$queryRaw<{ blobId: string; fileName: string; meant: string | null }[]>`
    SELECT l.blob_id AS "blobId", l.file_name AS "fileName", g.media -> l.reference_id::text ->> 'sha256' AS meant
    FROM media_link l JOIN attempt a ON a.id = l.attempt_id JOIN generation g ON g.id = a.generation_id
    WHERE l.token_hash = ${tokenHash} AND l.expires_at > now()`;
  const row =
    live &&
    (await database().blob.findUnique({
      where: { id: live.blobId, state: "ready" },
      include: { derivatives: { where: { kind: "sendable" } } },
    }));
  return row ? { ...toServedBytes(sentFileOf(row, live.meant)), fileName: live.fileName } : null;
}
