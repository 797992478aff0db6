import { AppError } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { type Asset, assetSchema, measuredSchema } from "#lib/domain/media/asset.ts";
import { parseEdit } from "#lib/domain/media/edit.ts";
import { sentFileOf } from "#lib/domain/media/derivative.ts";
import { withCopies } from "./stored-files.ts";

/** What of an asset's and its blob's row makes an asset. */
export type AssetRow = {
  id: string;
  name: string;
  kind: string;
  /** A moment, in whatever form; null while it is there. */
  deletedAt: unknown;
  /** Of what and by what it was made, where an edit has made it. */
  parentId: string | null;
  parentSha256: string | null;
  edit: unknown;
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
  const made = madeOf(row);
  const sent = sentFileOf({ ...blob, derivatives: blob.derivatives ?? [] });
  return assetSchema.parse({
    id: row.id as AssetId, // the column holds nothing else
    name: row.name,
    kind: row.kind,
    format: blob.format,
    sizeBytes: Number(blob.sizeBytes),
    sha256: blob.sha256,
    state: blob.trouble ? "unreadable" : row.deletedAt || blob.state === "gone" ? "missing" : blob.state,
    measured: measuredSchema.parse(blob.measured),
    ...(sent?.from === "derivative"
      ? { sendable: { sha256: sent.made.sha256, sizeBytes: Number(sent.made.sizeBytes) } }
      : {}),
    ...(made ? { made } : {}),
    ...(blob.trouble ? { trouble: blob.trouble } : {}),
  });
}

/** An edit of a later studio is left out: it is told of the file, and nothing is made by it here. */
function madeOf({ parentId, parentSha256, edit }: AssetRow): unknown {
  if (parentId === null) return undefined;
  const stored = parseEdit(edit);
  return stored.state === "read"
    ? { from: parentId, sha256: parentSha256, edit: stored.document }
    : undefined;
}

/**
 * The member's assets with these ids, in the order asked for. Deleted ones have the state "missing"; ids that are
 * unknown or someone else's are left out.
 */
export async function findAssets(member: Member, ids: readonly AssetId[]): Promise<Asset[]> {
  const rows = await database().asset.findMany({
    where: { memberId: member.id, id: { in: [...new Set(ids)] } },
    include: { blob: { include: withCopies } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toAsset(row)] : [];
  });
}

/** For each of these hashes (lower-case hex) the latest living asset of the member that has those bytes, where there is one. */
export async function findAssetsByHash(member: Member, sha256s: readonly string[]): Promise<Asset[]> {
  const rows = await database().asset.findMany({
    where: {
      memberId: member.id,
      deletedAt: null,
      blob: { sha256: { in: [...new Set(sha256s)] }, state: { in: ["measuring", "ready"] } },
    },
    include: { blob: { include: withCopies } },
    orderBy: { id: "asc" },
  });
  const latest = new Map(rows.map((row) => [row.blob.sha256, row]));
  return [...latest.values()].map(toAsset);
}

/** Marks an asset as deleted. Its name, kind and hash stay for the runs that used it. Throws "not-found". */
export async function deleteAsset(member: Member, id: AssetId): Promise<void> {
  const { count } = await database().asset.updateMany({
    where: { id, memberId: member.id, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  if (count === 0) throw new AppError("not-found");
}
