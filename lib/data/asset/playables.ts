import { database } from "#lib/data/database.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { measuredSchema } from "#lib/domain/media/asset.ts";
import { formatSchema } from "#lib/domain/media/format.ts";
import { type OwnPlayable, playableOf } from "#lib/domain/media/playable.ts";
import { shownPart } from "#lib/domain/media/shown-part.ts";

/**
 * What showing a member's files beside results takes, by their ids. What was deleted, is still being read or could not be read is
 * left out.
 */
export async function findPlayables(
  member: Member,
  ids: readonly AssetId[],
): Promise<Readonly<Record<AssetId, OwnPlayable>>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return {};
  // First: what ends meanwhile has made its files by then.
  const prepared = await beingPrepared(member, asked);
  const rows = await database().asset.findMany({
    where: {
      memberId: member.id,
      id: { in: asked },
      deletedAt: null,
      blob: { state: "ready", trouble: null },
    },
    include: { blob: { include: { derivatives: { select: { kind: true } } } } },
  });
  return Object.fromEntries(
    rows.map(({ id, blob: { loudnessLufs, frameTimes, ...blob } }) => {
      const measured = measuredSchema.parse(blob.measured);
      const format = formatSchema.parse(blob.format);
      const made = blob.derivatives.map(({ kind }) => kind);
      const playable = playableOf({ measured, loudnessLufs, frameTimesMs: frameTimes, made });
      const shownBy = shownPart({ format, measured, made }, "member");
      return [id, { ...playable, shownBy, isBeingPrepared: prepared.has(blob.id) }];
    }),
  );
}

/** Of which blobs something is being made. */
async function beingPrepared(member: Member, ids: readonly AssetId[]): Promise<ReadonlySet<string>> {
  const rows = await database().$queryRaw<{ blobId: string }[]>`
    SELECT j.singleton_key AS "blobId" ${liveJobs(["measure", "copy", "strip"])} AND j.singleton_key IN (
      SELECT a.blob_id::text FROM asset a WHERE a.member_id = ${member.id}::uuid AND a.id = ANY(${ids}::uuid[]))`;
  return new Set(rows.map(({ blobId }) => blobId));
}
