import { database } from "#lib/data/database.ts";
import type { GalleryItemId } from "#lib/domain/base/id.ts";
import type { Visitor } from "#lib/domain/base/scope.ts";
import type { BareItem } from "#lib/domain/gallery/gallery-page.ts";
import { measuredSchema } from "#lib/domain/media/asset.ts";
import { formatSchema } from "#lib/domain/media/format.ts";
import { playableOf } from "#lib/domain/media/playable.ts";
import { isVotable, playableColumns, shownItems } from "./shown-items.ts";

/** A row with the `playableColumns`. */
export type PlayableRow = {
  id: GalleryItemId;
  format: string;
  measured: unknown;
  loudnessLufs: number | null;
  frameTimesMs: unknown;
  /** Kinds of the files made from it. */
  made: string[];
};

/** What playing a clip takes. For this folder's own use. */
export function toBareItem({ id, format, measured, ...read }: PlayableRow, number: number): BareItem {
  return {
    id,
    number,
    format: formatSchema.parse(format),
    ...playableOf({ measured: measuredSchema.parse(measured), ...read }),
  };
}

/**
 * The clips of a gallery without any of their words, in its order, for visitors who are to judge by the pictures alone. None where
 * votes are not allowed, and no drafts where they are not voted on.
 */
export async function listBareItems({ galleryId }: Visitor): Promise<BareItem[]> {
  const rows = await database().$queryRaw<PlayableRow[]>`
    SELECT ${playableColumns} ${shownItems(galleryId)} AND ${isVotable} ORDER BY i.place, i.id`;
  return rows.map((row, index) => toBareItem(row, index + 1));
}
