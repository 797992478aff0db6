import { type Asset, assetSchema, measuredSchema } from "#lib/domain/asset.ts";
import type { AssetId } from "#lib/domain/id.ts";
import type { Asset as AssetRow, Blob as BlobRow } from "#lib/data/generated/client.ts";

/** An asset as the rest of the studio sees it. A deleted one is "missing": name and kind are what is left of it. */
export function toAsset(row: AssetRow & { blob: BlobRow }): Asset {
  return assetSchema.parse({
    id: row.id as AssetId, // the column holds nothing else
    name: row.name,
    kind: row.kind,
    format: row.blob.format,
    sizeBytes: Number(row.blob.sizeBytes),
    sha256: row.blob.sha256,
    state: row.deletedAt ? "missing" : row.blob.state,
    measured: measuredSchema.parse(row.blob.measured),
  });
}
