import { database } from "#lib/data/database.ts";
import type { Asset } from "#lib/domain/asset.ts";
import type { Member } from "#lib/domain/scope.ts";
import { toAsset } from "./to-asset.ts";

/** For each of these hashes (lower-case hex) the latest living asset of the member that has those bytes, where there is one. */
export async function findAssetsByHash(member: Member, sha256s: readonly string[]): Promise<Asset[]> {
  const rows = await database().asset.findMany({
    where: {
      memberId: member.id,
      deletedAt: null,
      blob: { sha256: { in: [...new Set(sha256s)] }, state: { in: ["measuring", "ready"] } },
    },
    include: { blob: { include: { derivatives: { where: { kind: "sendable" } } } } },
    orderBy: { id: "asc" },
  });
  const latest = new Map(rows.map((row) => [row.blob.sha256, row]));
  return [...latest.values()].map(toAsset);
}
