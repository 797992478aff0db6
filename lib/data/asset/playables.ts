import { database } from "#lib/data/database.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { measuredSchema } from "#lib/domain/media/asset.ts";
import { type Playable, playableOf } from "#lib/domain/media/playable.ts";

/**
 * What showing a member's files beside results takes, by their ids. What was deleted, is still being read or could not be read is
 * left out.
 */
export async function findPlayables(
  member: Member,
  ids: readonly AssetId[],
): Promise<Readonly<Record<AssetId, Playable>>> {
  const rows = await database().asset.findMany({
    where: {
      memberId: member.id,
      id: { in: [...new Set(ids)] },
      deletedAt: null,
      blob: { state: "ready", trouble: null },
    },
    include: { blob: { include: { derivatives: { select: { kind: true } } } } },
  });
  return Object.fromEntries(
    rows.map(({ id, blob }) => [
      id,
      playableOf({
        measured: measuredSchema.parse(blob.measured),
        loudnessLufs: blob.loudnessLufs,
        frameTimesMs: blob.frameTimes,
        made: blob.derivatives.map(({ kind }) => kind),
      }),
    ]),
  );
}
