import { findAssets } from "#lib/data/asset/assets.ts";
import { AppError } from "#lib/data/app-error.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import { assetIdsOf, type Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Member } from "#lib/domain/base/scope.ts";

/**
 * The assets of a document's references, deleted ones as "missing". Someone else's, or one that never was, is refused
 * wherever it is used: throws "not-found".
 */
export async function requireOwnAssets(
  member: Member,
  { references, removed }: Prompt,
): Promise<Map<AssetId, Asset>> {
  const ids = assetIdsOf({ references, removed });
  const assets = new Map((await findAssets(member, ids)).map((asset) => [asset.id, asset]));
  if (ids.some((id) => !assets.has(id))) throw new AppError("not-found");
  return assets;
}
