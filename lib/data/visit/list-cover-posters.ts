import { database } from "#lib/data/database.ts";
import type { Visitor } from "#lib/domain/scope.ts";
import { shownItems } from "./shown-items.ts";

/** The stills of the first clips of a gallery that have one, three at most, as hashes of derivatives. */
export async function listCoverPosters({ galleryId }: Visitor): Promise<string[]> {
  const rows = await database().$queryRaw<{ sha256: string }[]>`
    SELECT found.sha256 FROM (SELECT i.place, i.id,
        (SELECT d.sha256 FROM derivative d WHERE d.blob_id = b.id AND d.kind = 'poster'
          ORDER BY d.version DESC LIMIT 1) AS sha256
      ${shownItems(galleryId)}) found
    WHERE found.sha256 IS NOT NULL ORDER BY found.place, found.id LIMIT 3`;
  return rows.map(({ sha256 }) => sha256);
}
