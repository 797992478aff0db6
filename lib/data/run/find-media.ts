import { AppError } from "#lib/data/app-error.ts";
import type { Transaction } from "#lib/data/database.ts";
import type { AssetId, BlobId, MemberId, ReferenceId } from "#lib/domain/id.ts";
import { sentFileOf } from "#lib/domain/media/derivative.ts";
import type { GenerationMedia, Snapshot } from "#lib/domain/run.ts";

/**
 * Which bytes each reference stands for: the member's own assets, with exactly the bytes of the snapshot, and of these the copy that
 * is sent, where there is one. Throws "not-found". For this layer's own use.
 */
export async function findMedia(
  transaction: Transaction,
  memberId: MemberId,
  { prompt, assets }: Snapshot,
): Promise<GenerationMedia> {
  const wanted = prompt.references.flatMap(({ id, assetId }) => (assetId ? [[id, assetId] as const] : []));
  const rows = await transaction.asset.findMany({
    where: { memberId, deletedAt: null, id: { in: wanted.map(([, assetId]) => assetId) } },
    select: {
      id: true,
      blobId: true,
      blob: { include: { derivatives: { where: { kind: "sendable" } } } },
    },
  });
  const own = new Map(rows.map((row) => [row.id, row]));
  const shown = new Map(assets.map((asset) => [asset.id, asset.sha256]));
  return Object.fromEntries(
    wanted.map(([referenceId, assetId]) => {
      const row = own.get(assetId);
      if (!row || shown.get(assetId) !== row.blob.sha256) throw new AppError("not-found");
      const sent = sentFileOf(row.blob);
      const { sha256 } = sent.from === "derivative" ? sent.made : sent.blob;
      return [referenceId, { assetId, blobId: row.blobId, sha256 }] as [
        ReferenceId,
        { assetId: AssetId; blobId: BlobId; sha256: string }, // the columns hold nothing else
      ];
    }),
  );
}
