import { remakeStripIn } from "#lib/data/blob/filmstrips.ts";
import { enqueueCopyIn } from "#lib/data/blob/measuring.ts";
import { lockBlob } from "#lib/data/blob/release-blob.ts";
import { database } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { BlobId } from "#lib/domain/base/id.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { type DerivativeKind, derivativeKinds, presentOf } from "#lib/domain/media/derivative.ts";

/** A file that was made of another, as its row says. */
export type DerivativeRow = {
  id: string;
  blobId: BlobId;
  sha256: string;
  sizeBytes: number;
  /** Null: not of today's maker, or of a kind that is settled when a file has been read. */
  remade: DerivativeKind | null;
};

/** A page of what was made of files that can be used, by id. */
export async function listDerivatives(
  _worker: Worker,
  { after, limit }: { after: string | null; limit: number },
): Promise<DerivativeRow[]> {
  const rows = await database().derivative.findMany({
    where: { blob: { state: "ready" }, ...(after ? { id: { gt: after } } : {}) },
    orderBy: { id: "asc" },
    take: limit,
  });
  return rows.map(({ id, blobId, sha256, sizeBytes, kind, version }) => ({
    id,
    blobId: blobId as BlobId, // the column holds nothing else
    sha256,
    sizeBytes: Number(sizeBytes),
    remade:
      derivativeKinds.find((one) => isRemade(one) && one === kind && presentOf(one).version === version) ??
      null,
  }));
}

/** What leaves in a file's place is settled: without its row the file itself would leave. */
function isRemade(kind: DerivativeKind): boolean {
  return kind !== "sendable";
}

/** Has a file made again whose bytes are gone: its row goes, and a job makes the file and the row. */
export async function remake(_worker: Worker, { id, blobId, remade }: DerivativeRow): Promise<void> {
  await database().$transaction(async (transaction) => {
    if (remade === null || !(await lockBlob(transaction, blobId))) return;
    await transaction.derivative.deleteMany({ where: { id, kind: remade } });
    if (remade === "compare") await enqueueCopyIn(transaction, blobId);
    else if (remade === "filmstrip") await remakeStripIn(transaction, blobId);
    else await enqueue(transaction, "measure", { blobId });
  });
}

/** How many files stand at UploadThing and not on this machine. */
export async function countRemote(_worker: Worker): Promise<number> {
  return database().blob.count({ where: { location: "uploadthing", state: { in: ["measuring", "ready"] } } });
}

/** What the saved keys were sealed from, by id. */
export async function listSealed(_worker: Worker): Promise<{ id: string; sealed: Uint8Array }[]> {
  const rows = await database().providerKey.findMany({
    where: { sealed: { not: null }, removedAt: null },
    select: { id: true, sealed: true },
  });
  return rows.flatMap(({ id, sealed }) => (sealed ? { id, sealed } : []));
}
