import type { AssetId } from "#lib/domain/base/id.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Edit } from "#lib/domain/media/edit.ts";

type Assets = ReadonlyMap<AssetId, Asset>;

/** The file that an asset was made of, where it is here still. */
export function originalOf(asset: Asset | undefined, assets: Assets): Asset | null {
  const original = asset?.made && assets.get(asset.made.from);
  return original?.state === "ready" ? original : null;
}

/**
 * What is edited where an asset is to be: the file that it was made of, so that nothing is encoded twice, with the edit that it was made
 * by; itself where there is no other.
 */
export function sourceOf(asset: Asset, assets: Assets): { source: Asset; made: Edit | null } {
  const original = originalOf(asset, assets);
  return original && asset.made ? { source: original, made: asset.made.edit } : { source: asset, made: null };
}

/** The original that a reference can go back to: none for what was taken out of a file of another kind. */
export function revertTo(asset: Asset | undefined, assets: Assets): Asset | null {
  const original = originalOf(asset, assets);
  return original?.kind === asset?.kind ? original : null;
}
