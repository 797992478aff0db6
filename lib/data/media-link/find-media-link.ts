import { type StoredBlob, toStoredBlob } from "#lib/data/asset/find-stored-file.ts";
import { database } from "#lib/data/database.ts";

/**
 * What a media link leads to, by the SHA-256 of its token (lower-case hex), or null when there is none or it has
 * ended. The token is itself the right to see it: no scope. The file name is the one that the link was made with.
 */
export async function findMediaLink(
  tokenHash: string,
): Promise<{ fileName: string; blob: StoredBlob } | null> {
  const [live] = await database().$queryRaw<{ blobId: string; fileName: string }[]>`
    SELECT blob_id AS "blobId", file_name AS "fileName" FROM media_link
    WHERE token_hash = ${tokenHash} AND expires_at > now()`;
  const blob = live && (await database().blob.findUnique({ where: { id: live.blobId } }));
  return blob ? { fileName: live.fileName, blob: toStoredBlob(blob) } : null;
}
