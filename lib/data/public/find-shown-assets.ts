import { database } from "#lib/data/database.ts";
import type { AssetId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";

/** The files of shown references that can be shown, by asset id, each with whether it has a still. */
export type ShownAssets = ReadonlyMap<string, { hasPoster: boolean }>;

/** Which of the references that a member shows still have their file. For this folder's own use. */
export async function findShownAssets(
  memberId: string,
  items: readonly { snapshot: Snapshot; shownIds: readonly string[] }[],
): Promise<ShownAssets> {
  const ids = items.flatMap(
    ({ snapshot, shownIds }) => shownIds.flatMap((id) => assetIdOf(snapshot, id as ReferenceId) ?? []), // the column holds nothing else
  );
  if (ids.length === 0) return new Map();
  const assets = await database().asset.findMany({
    where: { id: { in: ids }, memberId, deletedAt: null, blob: { state: "ready" } },
    select: {
      id: true,
      blob: { select: { derivatives: { where: { kind: "poster" }, select: { id: true } } } },
    },
  });
  return new Map(assets.map(({ id, blob }) => [id, { hasPoster: blob.derivatives.length > 0 }]));
}

/** The file behind a reference of a snapshot; null where it has none. For this folder's own use. */
export function assetIdOf({ prompt }: Snapshot, referenceId: ReferenceId): AssetId | null {
  return prompt.references.find(({ id }) => id === referenceId)?.assetId ?? null;
}
