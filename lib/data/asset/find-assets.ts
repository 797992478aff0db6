import { database } from "#lib/data/database.ts";
import type { Asset } from "#lib/domain/asset.ts";
import type { AssetId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { toAsset } from "./to-asset.ts";

/**
 * The member's assets with these ids, in the order asked for. Deleted ones have the state "missing"; ids that are
 * unknown or someone else's are left out.
 */
export async function findAssets(member: Member, ids: readonly AssetId[]): Promise<Asset[]> {
  const rows = await database().asset.findMany({
    where: { memberId: member.id, id: { in: [...new Set(ids)] } },
    include: { blob: { include: { derivatives: { where: { kind: "sendable" } } } } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toAsset(row)] : [];
  });
}
