import { database } from "#lib/data/database.ts";
import type { BareItem } from "#lib/domain/gallery-page.ts";
import type { Visitor } from "#lib/domain/scope.ts";
import { playableColumns, shownItems } from "./shown-items.ts";
import { type PlayableRow, toBareItem } from "./to-bare-item.ts";

/**
 * The clips of a gallery without any of their words, in its order, for visitors who are to judge by the pictures alone. None where
 * votes are not allowed.
 */
export async function listBareItems({ galleryId }: Visitor): Promise<BareItem[]> {
  const rows = await database().$queryRaw<PlayableRow[]>`
    SELECT ${playableColumns} ${shownItems(galleryId)} AND g.allows_votes ORDER BY i.place, i.id`;
  return rows.map((row, index) => toBareItem(row, index + 1));
}
