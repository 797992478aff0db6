import { type Asset, assetSchema, measuredSchema } from "#lib/domain/asset.ts";
import type { AssetId } from "#lib/domain/id.ts";

/** What of an asset's and its blob's row makes an asset. */
export type AssetRow = {
  id: string;
  name: string;
  kind: string;
  /** A moment, in whatever form; null while it is there. */
  deletedAt: unknown;
  blob: {
    format: string;
    sizeBytes: bigint | number;
    sha256: string;
    state: string;
    measured: unknown;
  };
};

/** An asset as the rest of the studio sees it. A deleted one is "missing": name and kind are what is left of it. */
export function toAsset(row: AssetRow): Asset {
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
