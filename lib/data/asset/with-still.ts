import { database } from "#lib/data/database.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";

/** Which of the member's files can be shown still: one may have gone since, and its picture takes a moment. */
export async function withStill(
  member: Member,
  ids: readonly (AssetId | null)[],
): Promise<ReadonlySet<string | null>> {
  const asked = [...new Set(ids.flatMap((id) => id ?? []))];
  if (asked.length === 0) return new Set();
  const assets = await database().asset.findMany({
    where: {
      id: { in: asked },
      memberId: member.id,
      deletedAt: null,
      blob: { derivatives: { some: { kind: "poster" } } },
    },
    select: { id: true },
  });
  return new Set(assets.map(({ id }) => id));
}
