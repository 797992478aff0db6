import { type Asset, assetSchema, measuredSchema } from "#lib/domain/asset.ts";
import type { AssetId } from "#lib/domain/id.ts";
import { sentFileOf } from "#lib/domain/media/derivative.ts";

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
    trouble: string | null;
    /** Among them, perhaps, the copy that is sent. */
    derivatives?: readonly { kind: string; version: number; sha256: string; sizeBytes: bigint | number }[];
  };
};

/**
 * An asset as the rest of the studio sees it. A deleted one is "missing": name and kind are what is left of it. One that could not be
 * read says why, although nothing else is left of it either.
 */
export function toAsset(row: AssetRow): Asset {
  const { blob } = row;
  const sent = sentFileOf({ derivatives: blob.derivatives ?? [] });
  return assetSchema.parse({
    id: row.id as AssetId, // the column holds nothing else
    name: row.name,
    kind: row.kind,
    format: blob.format,
    sizeBytes: Number(blob.sizeBytes),
    sha256: blob.sha256,
    state: blob.trouble ? "unreadable" : row.deletedAt || blob.state === "gone" ? "missing" : blob.state,
    measured: measuredSchema.parse(blob.measured),
    ...(sent.from === "derivative"
      ? { sendable: { sha256: sent.made.sha256, sizeBytes: Number(sent.made.sizeBytes) } }
      : {}),
    ...(blob.trouble ? { trouble: blob.trouble } : {}),
  });
}
