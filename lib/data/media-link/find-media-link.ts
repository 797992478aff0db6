import { type StoredBlob, toStoredBlob } from "#lib/data/asset/find-stored-file.ts";
import { database } from "#lib/data/database.ts";
import { formats } from "#lib/domain/format.ts";

/** A file that a link leads to, under the name that the link was made with. */
export type LinkedFile = { fileName: string; contentType: string } & (
  | { from: "blob"; blob: StoredBlob }
  /** Stands in DATA_DIR/derivatives/<sha256>. */
  | { from: "derivative"; sha256: string }
);

/**
 * What a media link leads to, by the SHA-256 of its token (lower-case hex), or null when there is none or it has
 * ended. The token is itself the right to see it: no scope. A blob that has a copy without place, camera and other words is
 * never shown itself.
 */
export async function findMediaLink(tokenHash: string): Promise<LinkedFile | null> {
  const [live] = await database().$queryRaw<{ blobId: string; fileName: string }[]>`
    SELECT blob_id AS "blobId", file_name AS "fileName" FROM media_link
    WHERE token_hash = ${tokenHash} AND expires_at > now()`;
  const row =
    live &&
    (await database().blob.findUnique({
      where: { id: live.blobId, state: "ready" },
      include: { derivatives: { where: { kind: "sendable" } } },
    }));
  if (!row) return null;
  const blob = toStoredBlob(row);
  const named = { fileName: live.fileName, contentType: formats[blob.format].contentType };
  const [copy] = row.derivatives;
  return copy ? { ...named, from: "derivative", sha256: copy.sha256 } : { ...named, from: "blob", blob };
}
