import { createId } from "#lib/data/create-id.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import type { Measured } from "#lib/domain/asset.ts";
import type { BlobId } from "#lib/domain/id.ts";
import { type DerivativeKind, derivativeKinds, presentOf } from "#lib/domain/media/derivative.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { lockBlob } from "./lock-blob.ts";

/** A file made from a blob; its bytes stand in DATA_DIR/derivatives/<sha256> before this is recorded. */
export type NewDerivative = {
  kind: DerivativeKind;
  contentType: string;
  sha256: string;
  sizeBytes: number;
  widthPx?: number;
  heightPx?: number;
};

/**
 * Records what our own reading of a blob says, with the files made from it: from now on it can be used, and what is sent of
 * it is settled. False when it was removed meanwhile.
 */
export async function recordMeasured(
  _worker: Worker,
  blobId: BlobId,
  reading: { measured: Measured; derivatives: readonly NewDerivative[] },
): Promise<boolean> {
  return database().$transaction(async (transaction) => {
    if (!(await lockBlob(transaction, blobId))) return false;
    const { count } = await transaction.blob.updateMany({
      where: { id: blobId, state: "measuring" },
      data: { state: "ready", measured: reading.measured, trouble: null },
    });
    if (count === 0) return false;
    await replace(transaction, blobId, derivativeKinds, reading.derivatives);
    return true;
  });
}

/**
 * Records files that were made of a blob after it was ready, and how loud it is where that was measured. Doing it twice leaves one
 * of each kind and maker; nothing is recorded of one that is not ready (any more).
 */
export async function recordDerivatives(
  _worker: Worker,
  blobId: BlobId,
  derivatives: readonly NewDerivative[],
  /** LUFS; null where it is silent or has no sound. */
  loudnessLufs?: number | null,
): Promise<void> {
  await database().$transaction(async (transaction) => {
    if (!(await lockBlob(transaction, blobId))) return;
    // What was removed meanwhile must not leave anything, and what is read again is made anew.
    if ((await transaction.blob.count({ where: { id: blobId, state: "ready" } })) === 0) return;
    const kinds = derivatives.map(({ kind }) => kind);
    await replace(transaction, blobId, kinds, derivatives);
    if (loudnessLufs !== undefined)
      await transaction.blob.update({ where: { id: blobId }, data: { loudnessLufs } });
  });
}

/** Files by today's makers in the place of all that they have made before of these kinds; what older makers have made stays. */
async function replace(
  transaction: Transaction,
  blobId: BlobId,
  kinds: readonly DerivativeKind[],
  made: readonly NewDerivative[],
): Promise<void> {
  await transaction.derivative.deleteMany({ where: { blobId, OR: kinds.map(presentOf) } });
  await transaction.derivative.createMany({
    data: made.map((file) => ({ ...file, ...presentOf(file.kind), id: createId(), blobId })),
  });
}
